package org.bounceback.app.api;

import java.net.URI;
import java.util.Locale;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.TicketRef;
import org.bounceback.data.JsonObject;

/** A case as the API shows it. */
final class CaseJson {

  private CaseJson() {}

  static JsonObject of(Case shown) {
    return new JsonObject()
        .with("id", shown.id().text())
        .with("state", shown.state().name().toLowerCase(Locale.ROOT))
        .with("opened", shown.opened().toString())
        .with("subject", shown.subject())
        .with("requester", shown.asker().person())
        .with("verdict", shown.conclusion().verdict())
        .with("headline", shown.conclusion().headline())
        .with("ticket", shown.ticket().map(CaseJson::of))
        .with("trouble", shown.trouble());
  }

  private static JsonObject of(TicketRef ticket) {
    return new JsonObject()
        .with("id", ticket.id())
        .with("number", ticket.number())
        .with("url", ticket.url().map(URI::toString));
  }
}
