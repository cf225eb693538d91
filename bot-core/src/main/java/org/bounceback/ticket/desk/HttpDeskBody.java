package org.bounceback.ticket.desk;

import java.util.Base64;
import org.bounceback.cases.StoredMail;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.ticket.NewTicket;

/** Renders a ticket for our own HTTP contract. */
final class HttpDeskBody {

  private HttpDeskBody() {}

  static String of(NewTicket newTicket) {
    String json =
        new JsonObjectBuilder()
            .with("key", newTicket.key())
            .with("caseId", newTicket.caseId().text())
            .with("requester", newTicket.requester())
            .with("subject", newTicket.subject())
            .with("summary", newTicket.summary())
            .with("incomplete", newTicket.incomplete())
            .with("copy", newTicket.mailDisclosure().code())
            .with("message", newTicket.message().map(HttpDeskBody::message))
            .toString();
    // The diagnosis is JSON already and is inserted unchanged.
    return json.substring(0, json.length() - 1) + ",\"diagnosis\":" + newTicket.diagnosis() + "}";
  }

  private static JsonObjectBuilder message(StoredMail mail) {
    return new JsonObjectBuilder()
        .with("filename", mail.name())
        .with("sha256", mail.sha256())
        .with("base64", Base64.getEncoder().encodeToString(mail.bytes()));
  }
}
