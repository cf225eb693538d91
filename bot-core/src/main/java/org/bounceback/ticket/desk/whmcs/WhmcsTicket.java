package org.bounceback.ticket.desk.whmcs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.TicketStatus;
import org.bounceback.data.DocumentNode;
import org.bounceback.ticket.TicketUpdate;
import org.bounceback.ticket.TicketUpdate.TicketComment;

/**
 * Parses WHMCS's response about a ticket. The cursor is the id of the last reply; the reply with id
 * 0 is the initial message. Notes have their own ids and are read each time.
 */
final class WhmcsTicket {
  /** WHMCS's default statuses; those added by an administrator count as open. */
  private static final Map<String, TicketStatus> STATUS =
      Map.of(
          "open", TicketStatus.NEW,
          "customer-reply", TicketStatus.OPEN,
          "in progress", TicketStatus.OPEN,
          "answered", TicketStatus.PENDING,
          "on hold", TicketStatus.PENDING,
          "closed", TicketStatus.SOLVED);

  private WhmcsTicket() {}

  static TicketUpdate progress(DocumentNode ticket, Optional<String> after) {
    long seen = after.map(Long::valueOf).orElse(0L);
    long last = seen;
    var ticketComments = new ArrayList<TicketComment>();
    for (DocumentNode reply : entries(ticket, "replies", "reply")) {
      long id = Long.parseLong(reply.text("replyid"));
      if (id > seen) {
        ticketComments.add(remark("r" + id, reply, true));
      }
      last = Math.max(last, id);
    }
    for (DocumentNode note : entries(ticket, "notes", "note")) {
      ticketComments.add(remark("n" + note.findText("noteid").orElse(""), note, false));
    }
    String status = ticket.text("status").toLowerCase(Locale.ROOT);
    return new TicketUpdate(
        STATUS.getOrDefault(status, TicketStatus.OPEN),
        ticketComments,
        last == 0 ? Optional.empty() : Optional.of(Long.toString(last)));
  }

  /** Returns the initial message of the ticket. */
  static Optional<String> opening(DocumentNode ticket) {
    return entries(ticket, "replies", "reply").stream()
        .filter(reply -> reply.text("replyid").equals("0"))
        .findFirst()
        .flatMap(reply -> reply.findText("message"));
  }

  /** Returns a list's entries; WHMCS may write an empty list as an empty text. */
  private static List<DocumentNode> entries(DocumentNode ticket, String list, String entry) {
    return ticket
        .find(list)
        .filter(DocumentNode::isObject)
        .map(all -> all.list(entry))
        .orElse(List.of());
  }

  private static TicketComment remark(String id, DocumentNode entry, boolean open) {
    String author =
        entry
            .findText("admin")
            .filter(name -> !name.isBlank())
            .or(() -> entry.findText("name"))
            .orElse("");
    return new TicketComment(id, author, entry.findText("message").orElse(""), open, false);
  }
}
