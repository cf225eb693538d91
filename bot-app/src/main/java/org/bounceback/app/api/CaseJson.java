package org.bounceback.app.api;

import java.net.URI;
import java.util.Base64;
import java.util.Locale;
import org.bounceback.cases.Case;
import org.bounceback.cases.StoredMail;
import org.bounceback.cases.TicketRef;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.erasure.PersonalDataEraser;
import org.bounceback.findings.FindingsCodec;

/** Renders a case for the API and the export. */
public final class CaseJson {

  private CaseJson() {}

  static JsonObjectBuilder of(Case shown) {
    return new JsonObjectBuilder()
        .with("id", shown.id().text())
        .with("state", shown.state().name().toLowerCase(Locale.ROOT))
        .with("opened", shown.opened().toString())
        .with("subject", shown.subject())
        .with("requester", shown.caseRequester().person())
        .with("verdict", shown.caseResult().verdict())
        .with("headline", shown.caseResult().headline())
        .with("ticket", shown.ticket().map(CaseJson::of))
        .with("trouble", shown.problem())
        .with("mailDeleted", shown.isMailDeleted());
  }

  /** Returns the case with its diagnosis and its e-mail in Base64, on one line. */
  public static String whole(PersonalDataEraser.Held held) {
    return of(held.found())
        .with("mail", held.mail().map(CaseJson::of))
        .with("diagnosis", FindingsCodec.export(held.found().findings(), held.findings()))
        .toString();
  }

  private static JsonObjectBuilder of(StoredMail mail) {
    return new JsonObjectBuilder()
        .with("filename", mail.name())
        .with("sha256", mail.sha256())
        .with("base64", Base64.getEncoder().encodeToString(mail.bytes()));
  }

  private static JsonObjectBuilder of(TicketRef ticket) {
    return new JsonObjectBuilder()
        .with("id", ticket.id())
        .with("number", ticket.number())
        .with("url", ticket.url().map(URI::toString));
  }
}
