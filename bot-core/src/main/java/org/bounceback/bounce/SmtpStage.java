package org.bounceback.bounce;

import java.util.Locale;

/** The stage of a delivery at which it failed. */
public enum SmtpStage {
  DNS,
  CONNECT,
  GREETING,
  EHLO,
  TLS,
  AUTH,
  MAIL,
  RCPT,
  DATA,
  /** After the server had accepted the message. */
  AFTER_ACCEPTANCE,
  /** In the queue or in the local delivery of the author of the report. */
  LOCAL_QUEUE;

  /** Returns the code in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
