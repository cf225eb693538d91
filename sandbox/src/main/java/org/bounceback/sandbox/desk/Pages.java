package org.bounceback.sandbox.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.bounceback.sandbox.desk.Ticket.Draft;

/** Writes the desk's answers as JSON. */
final class Pages {
  private final ObjectMapper json = new ObjectMapper();

  /** What a client that opened a ticket is told. */
  Answer opened(int status, Ticket ticket) {
    return new Answer(status, receipt(ticket).toString());
  }

  /** One ticket with all it holds; of the mail its name and checksum alone. */
  Answer shown(Ticket ticket) {
    return new Answer(200, whole(ticket).toString());
  }

  Answer found(List<Ticket> tickets) {
    ObjectNode page = json.createObjectNode();
    var list = page.putArray("tickets");
    tickets.stream().map(this::receipt).forEach(list::add);
    return new Answer(200, page.toString());
  }

  Answer refused(int status, String reason) {
    return new Answer(status, json.createObjectNode().put("error", reason).toString());
  }

  private ObjectNode receipt(Ticket ticket) {
    return json.createObjectNode()
        .put("id", ticket.id())
        .put("number", ticket.number())
        .put("url", ticket.url());
  }

  private ObjectNode whole(Ticket ticket) {
    Draft draft = ticket.draft();
    ObjectNode page = receipt(ticket).put("openedAt", ticket.opened().toString());
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
