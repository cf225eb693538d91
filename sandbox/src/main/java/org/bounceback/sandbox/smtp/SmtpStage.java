package org.bounceback.sandbox.smtp;

import java.util.Arrays;
import java.util.Optional;

/** The stages of a session at which a server replies, named after the client's command if any. */
public enum SmtpStage {
  /** The client has connected and waits for the greeting. */
  CONNECT,
  EHLO,
  HELO,
  STARTTLS,
  /** The client has sent its login; a positive reply here does not accept a wrong login. */
  AUTH,
  MAIL,
  RCPT,
  DATA,
  /** The client has sent the final dot of a message. */
  CONTENT,
  RSET,
  NOOP,
  VRFY,
  QUIT;

  /** Returns the stage that begins with a command. */
  static Optional<SmtpStage> ofCommand(String verb) {
    return Arrays.stream(values())
        .filter(stage -> stage != CONNECT && stage != CONTENT)
        .filter(stage -> stage.name().equalsIgnoreCase(verb))
        .findFirst();
  }
}
