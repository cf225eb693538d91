package org.bounceback.ticket.desk;

import java.util.Base64;
import org.bounceback.casebook.StoredMail;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.ticket.Ticket;

/** A ticket as the generic HTTP desk gets it. */
final class HttpDeskBody {

  private HttpDeskBody() {}

  static String of(Ticket ticket) {
    String json =
        new JsonObjectBuilder()
            .with("key", ticket.key())
            .with("caseId", ticket.caseId().text())
            .with("requester", ticket.requester())
            .with("subject", ticket.subject())
            .with("summary", ticket.summary())
            .with("incomplete", ticket.incomplete())
            .with("copy", ticket.copy().code())
            .with("message", ticket.message().map(HttpDeskBody::message))
            .toString();
    // The diagnosis is JSON already, and goes in as it is.
    return json.substring(0, json.length() - 1) + ",\"diagnosis\":" + ticket.diagnosis() + "}";
  }

  private static JsonObjectBuilder message(StoredMail mail) {
    return new JsonObjectBuilder()
        .with("filename", mail.name())
        .with("sha256", mail.sha256())
        .with("base64", Base64.getEncoder().encodeToString(mail.bytes()));
  }
}
