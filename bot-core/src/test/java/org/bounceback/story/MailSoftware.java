package org.bounceback.story;

import java.util.Locale;

/** The mail server software or service that writes a report. */
enum MailSoftware {
  POSTFIX,
  ZIMBRA,
  EXIM,
  CPANEL,
  SENDMAIL,
  QMAIL,
  OPENSMTPD,
  COURIER,
  EXCHANGE,
  MICROSOFT_365,
  GMAIL,
  HARAKA,
  POWERMTA,
  KUMOMTA,
  MAILENABLE,
  SMARTERMAIL,
  MDAEMON;

  /** Returns the name in the layout files. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns whether it is a public service, which can never be a server of ours. */
  boolean isPublicService() {
    return this == MICROSOFT_365 || this == GMAIL;
  }
}
