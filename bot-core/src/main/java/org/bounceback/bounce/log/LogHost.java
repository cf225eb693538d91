package org.bounceback.bounce.log;

import java.util.Optional;
import org.bounceback.address.Ip;

/**
 * Another computer that a log line names.
 *
 * @param name its host name; the name it stated itself only if there is no checked one
 * @param ip its address
 */
public record LogHost(Optional<String> name, Optional<Ip> ip) {
  /** The line names no other computer. */
  public static final LogHost NONE = new LogHost(Optional.empty(), Optional.empty());

  /** Returns the name and the address in one line, for people; empty if there are none. */
  public Optional<String> text() {
    Optional<String> address = ip.map(Ip::toString);
    return name.map(host -> address.map(each -> host + " [" + each + "]").orElse(host))
        .or(() -> address);
  }

  /** Returns this host, or the other one if this one is unknown. */
  LogHost or(LogHost other) {
    return equals(NONE) ? other : this;
  }
}
