package org.bounceback.ticket.desk;

import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.net.Http;
import org.bounceback.ticket.Desk;

/** The desks that are reached over HTTP. */
public enum DeskKind {
  /** Any that speaks our own contract. */
  HTTP(
      Enclosure.Form.EML, (config, http, clock) -> Desk.opening(new HttpDesk(config, http, clock))),
  /** Request Tracker 5. */
  RT(
      Enclosure.Form.EML,
      (config, http, clock) -> Desk.whole(new RequestTracker(config, http, clock))),
  ZENDESK(
      Enclosure.Form.EML, (config, http, clock) -> Desk.whole(new Zendesk(config, http, clock))),
  /** It takes no mails as files unless its administrator allows them. */
  WHMCS(Enclosure.Form.ZIP, (config, http, clock) -> Desk.whole(new Whmcs(config, http, clock))),
  OSTICKET(
      Enclosure.Form.EML, (config, http, clock) -> Desk.checked(new OsTicket(config, http, clock))),
  FRESHDESK(
      Enclosure.Form.EML, (config, http, clock) -> Desk.whole(new Freshdesk(config, http, clock)));

  private final Enclosure.Form usual;
  private final Making making;

  DeskKind(Enclosure.Form usual, Making making) {
    this.usual = usual;
    this.making = making;
  }

  @FunctionalInterface
  private interface Making {
    Desk of(DeskConfig config, Http http, Clock clock);
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
  public Enclosure.Form usualMail() {
    return usual;
  }

  /**
   * The desk.
   *
   * @throws IllegalArgumentException when the configuration lacks something that this desk needs
   */
  public Desk open(DeskConfig config, Http http, Clock clock) {
    return making.of(config, http, clock);
  }
}
