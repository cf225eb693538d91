package org.bounceback.ticket.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ticket systems that are reached over HTTP. */
public enum DeskKind {
  /** Any that speaks our own contract. */
  HTTP(MailAttachment.AttachmentFormat.EML),
  /** Request Tracker 5. */
  RT(MailAttachment.AttachmentFormat.EML),
  ZENDESK(MailAttachment.AttachmentFormat.EML),
  /** It takes no mails as files unless its administrator allows them. */
  WHMCS(MailAttachment.AttachmentFormat.ZIP),
  OSTICKET(MailAttachment.AttachmentFormat.EML),
  FRESHDESK(MailAttachment.AttachmentFormat.EML);

  private final MailAttachment.AttachmentFormat usual;

  DeskKind(MailAttachment.AttachmentFormat usual) {
    this.usual = usual;
  }

  /** The kind of that name, which is in small letters. */
  public static Optional<DeskKind> named(String name) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(name)).findFirst();
  }

  /** Its name in the configuration. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How the mail goes along unless the operator says otherwise. */
  public MailAttachment.AttachmentFormat usualMail() {
    return usual;
  }
}
