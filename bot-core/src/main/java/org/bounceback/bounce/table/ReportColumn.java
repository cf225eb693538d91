package org.bounceback.bounce.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a column of a pasted report contains. */
enum ReportColumn {
  /** The word for what became of the message. */
  EVENT,
  /** The envelope sender. */
  SENDER,
  /** The address in the From field. */
  FROM,
  RECIPIENT,
  TIME,
  /** The reply of a server or the reason. */
  RESULT,
  /** The server that the message was delivered to. */
  REMOTE_HOST,
  REMOTE_IP,
  /** The computer that handed over the message, or that logged in. */
  CLIENT_HOST,
  CLIENT_IP,
  /** The queue id or the id in the report. */
  ID,
  MESSAGE_ID,
  SUBJECT,
  /** The account of the panel, or the login. */
  USER,
  /** The service that was logged in to. */
  SERVICE,
  /** When a block ends. */
  EXPIRES,
  COMMENT,
  /** A known column that is not used. */
  OTHER;

  /** Finds a column by its code in the bundled table, such as {@code remote-host}. */
  static Optional<ReportColumn> find(String code) {
    return Arrays.stream(values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(code))
        .findFirst();
  }
}
