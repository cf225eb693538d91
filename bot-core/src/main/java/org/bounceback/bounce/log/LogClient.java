package org.bounceback.bounce.log;

import java.util.Optional;

/**
 * Who handed a message to the server that wrote the log.
 *
 * @param host the computer
 * @param login the account that logged in
 * @param localUser the user of the server whose program sent the message
 */
public record LogClient(LogHost host, Optional<String> login, Optional<String> localUser) {
  /** The lines do not say it. */
  public static final LogClient UNKNOWN =
      new LogClient(LogHost.NONE, Optional.empty(), Optional.empty());

  /** Creates a client of which only the computer is known. */
  public static LogClient of(LogHost host) {
    return new LogClient(host, Optional.empty(), Optional.empty());
  }
}
