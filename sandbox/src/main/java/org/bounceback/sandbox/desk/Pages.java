package org.bounceback.sandbox.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.bounceback.sandbox.desk.StoredTicket.Draft;
import org.bounceback.sandbox.wire.HttpResponse;

/** Writes the responses as JSON. */
final class Pages {
  private final ObjectMapper json = new ObjectMapper();

  /** Renders the response to a client that opened a ticket. */
  HttpResponse opened(int status, StoredTicket storedTicket) {
    return HttpResponse.json(status, receipt(storedTicket).toString());
  }

  /** Renders one ticket with all its fields; the e-mail only with its name and checksum. */
  HttpResponse shown(StoredTicket storedTicket) {
    return HttpResponse.json(200, whole(storedTicket).toString());
  }

  HttpResponse found(List<StoredTicket> storedTickets) {
    ObjectNode page = json.createObjectNode();
    var list = page.putArray("tickets");
    storedTickets.stream().map(this::receipt).forEach(list::add);
    return HttpResponse.json(200, page.toString());
  }

  HttpResponse refused(int status, String reason) {
    return HttpResponse.json(status, json.createObjectNode().put("error", reason).toString());
  }

  private ObjectNode receipt(StoredTicket storedTicket) {
    return json.createObjectNode()
        .put("id", storedTicket.id())
        .put("number", storedTicket.number())
        .put("url", storedTicket.url());
  }

  private ObjectNode whole(StoredTicket storedTicket) {
    Draft draft = storedTicket.draft();
    ObjectNode page = receipt(storedTicket).put("openedAt", storedTicket.opened().toString());
    draft.key().ifPresent(text -> page.put("key", text));
    page.put("caseId", draft.caseId());
    draft.requester().ifPresent(text -> page.put("requester", text));
    page.put("subject", draft.subject());
    draft.summary().ifPresent(text -> page.put("summary", text));
    draft.diagnosis().ifPresent(text -> page.put("diagnosis", text));
    draft
        .message()
        .ifPresent(
            message ->
                page.putObject("message")
                    .put("filename", message.filename())
                    .put("sha256", message.sha256()));
    return page;
  }
}
