package org.bounceback.ticket.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ticket systems with an HTTP API. */
public enum DeskKind {
  /** Any system that implements our own contract. */
  HTTP(MailAttachment.AttachmentFormat.EML),
  /** Request Tracker 5. */
  RT(MailAttachment.AttachmentFormat.EML),
  ZENDESK(MailAttachment.AttachmentFormat.EML),
  /** Accepts e-mail files only if its administrator allows them. */
  WHMCS(MailAttachment.AttachmentFormat.ZIP),
  OSTICKET(MailAttachment.AttachmentFormat.EML),
  FRESHDESK(MailAttachment.AttachmentFormat.EML);

  private final MailAttachment.AttachmentFormat usual;

  DeskKind(MailAttachment.AttachmentFormat usual) {
    this.usual = usual;
  }

  /** Returns the kind with that name, in lower case. */
  public static Optional<DeskKind> named(String name) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(name)).findFirst();
  }

  /** Returns its name in the configuration. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns how the e-mail is attached by default. */
  public MailAttachment.AttachmentFormat usualMail() {
    return usual;
  }
}
