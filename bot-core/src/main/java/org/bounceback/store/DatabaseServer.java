package org.bounceback.store;

import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * A PostgreSQL database that several processes may share, and how it is reached.
 *
 * @param url in JDBC's form, {@code jdbc:postgresql://host:5432/name}; options may follow, but no
 *     password
 * @param user empty leaves it to the URL, or to the name of this process's user
 * @param password empty where the server asks for none
 */
public record DatabaseServer(String url, Optional<String> user, Optional<String> password) {
  private static final String SCHEME = "jdbc:postgresql:";
  private static final Pattern PASSWORD = Pattern.compile("[?&](ssl)?password=|//[^/?]*@");

  /**
   * Checks the URL.
   *
   * @throws IllegalArgumentException when it names no PostgreSQL database, or tells a secret
   */
  public DatabaseServer {
    if (!url.startsWith(SCHEME)) {
      throw new IllegalArgumentException(
          "database.url begins otherwise than " + SCHEME + "//; PostgreSQL alone is known here");
    }
    if (PASSWORD.matcher(url).find()) {
      throw new IllegalArgumentException(
          "database.url holds a password; give it as database.password, from the environment or a"
              + " file");
    }
  }

  /** The URL without options, as it may stand in messages. */
  public String name() {
    int options = url.indexOf('?');
    return options < 0 ? url : url.substring(0, options);
  }

  @Override
  public String toString() {
    return name();
  }
}
