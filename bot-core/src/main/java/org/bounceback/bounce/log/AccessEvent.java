package org.bounceback.bounce.log;

import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Ip;

/**
 * A failed login, or an address or account that a protection program blocked or unblocked.
 *
 * @param kind what happened
 * @param time when
 * @param server the host that wrote the log
 * @param service the service that was used, in lower case, such as {@code smtp} or {@code imap};
 *     empty if the line does not name it
 * @param client the computer that tried
 * @param login the account as the client wrote it
 * @param rule the program that blocked, with its jail or rule in parentheses
 * @param text the line, without the prefix of the paste
 */
public record AccessEvent(
    Kind kind,
    Optional<LogTime> time,
    Optional<String> server,
    Optional<String> service,
    LogHost client,
    Optional<String> login,
    Optional<String> rule,
    String text) {

  /** What happened. */
  public enum Kind {
    LOGIN_FAILED,
    BLOCKED,
    UNBLOCKED;

    /** Returns the code in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Returns the address of the client, if the line contains it. */
  public Optional<Ip> clientIp() {
    return client.ip();
  }
}
