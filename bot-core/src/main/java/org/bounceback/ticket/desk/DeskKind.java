package org.bounceback.ticket.desk;

import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.casebook.DeskId;
import org.bounceback.net.Http;
import org.bounceback.ticket.Desk;

/** The desks that are reached over HTTP. */
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

  /**
   * The desk.
   *
   * @throws IllegalArgumentException when the configuration lacks something that this desk needs
   */
  public Desk open(DeskConfig config, Http http, Clock clock) {
    var name = DeskId.at(code(), config.url());
    return switch (this) {
      case HTTP -> Desk.opening(name, new HttpDesk(config, http, clock));
      case RT -> Desk.whole(name, new RequestTracker(config, http, clock));
      case ZENDESK -> Desk.whole(name, new Zendesk(config, http, clock));
      case WHMCS -> Desk.whole(name, new Whmcs(config, http, clock));
      case OSTICKET -> Desk.checked(name, new OsTicket(config, http, clock));
      case FRESHDESK -> Desk.whole(name, new Freshdesk(config, http, clock));
    };
  }
}
