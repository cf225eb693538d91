package org.bounceback.store;

import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * A PostgreSQL database that several processes may share, and its credentials.
 *
 * @param url in JDBC format, {@code jdbc:postgresql://host:5432/name}; with options, but without a
 *     password
 * @param user empty to use that of the URL, or the name of this process's user
 * @param password empty if the server requires none
 */
public record DatabaseServer(String url, Optional<String> user, Optional<String> password) {
  private static final String SCHEME = "jdbc:postgresql:";
  private static final Pattern PASSWORD = Pattern.compile("[?&](ssl)?password=|//[^/?]*@");

  /**
   * Validates the URL.
   *
   * @throws IllegalArgumentException if it is not a PostgreSQL URL, or contains a password
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

  /** Returns the URL without options, for messages. */
  public String name() {
    int options = url.indexOf('?');
    return options < 0 ? url : url.substring(0, options);
  }

  @Override
  public String toString() {
    return name();
  }
}
