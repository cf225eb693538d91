package org.bounceback.ticket.desk.freshdesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.TicketRef;
import org.bounceback.cases.TicketStatus;
import org.bounceback.data.DocumentNode;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.TicketUpdate;
import org.bounceback.ticket.TicketUpdate.TicketComment;
import org.bounceback.ticket.desk.DeskHttpClient;
import org.bounceback.ticket.desk.Uris;

/** Reads a Freshdesk ticket. The cursor is the id of the last conversation. */
final class FreshdeskTicketReader {
  private static final int A_PAGE = 100;
  private static final Map<String, TicketStatus> STATUS =
      Map.of(
          "2", TicketStatus.OPEN,
          "3", TicketStatus.PENDING,
          "4", TicketStatus.SOLVED,
          "5", TicketStatus.SOLVED,
          "6", TicketStatus.PENDING,
          "7", TicketStatus.PENDING);

  private final Uris root;
  private final DeskHttpClient line;
  private volatile String ownId = "";

  FreshdeskTicketReader(Uris root, DeskHttpClient line) {
    this.root = root;
    this.line = line;
  }

  TicketUpdate read(TicketRef ticket, Optional<String> after)
      throws DeskException, InterruptedException {
    String path = "/api/v2/tickets/" + ticket.id();
    DocumentNode found = line.get(root.at(path));
    long seen = after.map(Long::valueOf).orElse(0L);
    long last = seen;
    var ticketComments = new ArrayList<TicketComment>();
    List<DocumentNode> conversations;
    int page = 1;
    do {
      Map<String, String> query = Map.of("per_page", "" + A_PAGE, "page", Integer.toString(page++));
      conversations = line.get(root.at(path + "/conversations", query)).list();
      for (DocumentNode conversation : conversations) {
        long id = Long.parseLong(conversation.text("id"));
        if (id > seen) {
          ticketComments.add(remark(conversation));
        }
        last = Math.max(last, id);
      }
    } while (conversations.size() == A_PAGE);
    TicketStatus status =
        found.isTrue("deleted")
            ? TicketStatus.GONE
            : STATUS.getOrDefault(found.text("status"), TicketStatus.OPEN);
    return new TicketUpdate(
        status, ticketComments, last == 0 ? Optional.empty() : Optional.of(Long.toString(last)));
  }

  /** Returns the id of our API key's agent; requested only once. */
  String ownId() throws DeskException, InterruptedException {
    if (ownId.isEmpty()) {
      ownId = line.get(root.at("/api/v2/agents/me")).text("id");
    }
    return ownId;
  }

  private TicketComment remark(DocumentNode conversation)
      throws DeskException, InterruptedException {
    String user = conversation.findText("user_id").orElse("");
    return new TicketComment(
        conversation.text("id"),
        conversation.isTrue("incoming") ? "requester" : "agent " + user,
        conversation.findText("body_text").orElse(""),
        !conversation.isTrue("private"),
        user.equals(ownId()));
  }
}
