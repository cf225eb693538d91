package org.bounceback.sandbox.smtp;

import java.util.Arrays;
import java.util.Optional;

/** The moments of a dialogue at which a server speaks, named by the client's command if any. */
public enum SmtpStage {
  /** The client has connected and waits for the greeting. */
  CONNECT,
  EHLO,
  HELO,
  STARTTLS,
  /** The client has said who it is; a positive reply here lets nobody in who is wrong. */
  AUTH,
  MAIL,
  RCPT,
  DATA,
  /** The client has sent the final dot of a mail. */
  CONTENT,
  RSET,
  NOOP,
  VRFY,
  QUIT;

  /** The moment that begins with a command. */
  static Optional<SmtpStage> ofCommand(String verb) {
    return Arrays.stream(values())
        .filter(each -> each != CONNECT && each != CONTENT)
        .filter(each -> each.name().equalsIgnoreCase(verb))
        .findFirst();
  }
}
