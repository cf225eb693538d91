package org.bounceback.ticket.desk.zendesk;

import java.util.ArrayList;
import java.util.HashMap;
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

/**
 * Reads a Zendesk ticket. Its comments are ordered oldest first and never deleted, so the cursor is
 * their number; the first one is the initial message.
 */
final class ZendeskComments {
  private static final int A_PAGE = 100;
  private static final Map<String, TicketStatus> STATUS =
      Map.of(
          "new", TicketStatus.NEW,
          "open", TicketStatus.OPEN,
          "pending", TicketStatus.PENDING,
          "hold", TicketStatus.PENDING,
          "solved", TicketStatus.SOLVED,
          "closed", TicketStatus.SOLVED,
          "deleted", TicketStatus.GONE);

  private final Uris root;
  private final DeskHttpClient line;
  private volatile String ownId = "";

  ZendeskComments(Uris root, DeskHttpClient line) {
    this.root = root;
    this.line = line;
  }

  TicketUpdate read(TicketRef ticket, Optional<String> after)
      throws DeskException, InterruptedException {
    String path = "/api/v2/tickets/" + ticket.id();
    String status = line.get(root.at(path + ".json")).require("ticket").text("status");
    int seen = Math.max(1, after.map(Integer::valueOf).orElse(0));
    var ticketComments = new ArrayList<TicketComment>();
    int page = (seen / A_PAGE) + 1;
    int count = (page - 1) * A_PAGE;
    List<DocumentNode> comments;
    do {
      Map<String, String> query =
          Map.of("include", "users", "per_page", "" + A_PAGE, "page", Integer.toString(page++));
      DocumentNode read = line.get(root.at(path + "/comments.json", query));
      comments = read.list("comments");
      Map<String, String> names = names(read);
      for (DocumentNode comment : comments) {
        if (++count > seen) {
          ticketComments.add(remark(comment, names));
        }
      }
    } while (comments.size() == A_PAGE);
    return new TicketUpdate(
        STATUS.getOrDefault(status, TicketStatus.OPEN),
        ticketComments,
        Optional.of(Integer.toString(Math.max(count, seen))));
  }

  private TicketComment remark(DocumentNode comment, Map<String, String> names)
      throws DeskException, InterruptedException {
    String author = comment.text("author_id");
    return new TicketComment(
        comment.text("id"),
        names.getOrDefault(author, author),
        comment.findText("plain_body").or(() -> comment.findText("body")).orElse(""),
        comment.isTrue("public"),
        author.equals(ownId()));
  }

  /** Returns the id of our user, whose comments are ours; requested only once. */
  private String ownId() throws DeskException, InterruptedException {
    if (ownId.isEmpty()) {
      ownId = line.get(root.at("/api/v2/users/me.json")).require("user").text("id");
    }
    return ownId;
  }

  private static Map<String, String> names(DocumentNode read) {
    var names = new HashMap<String, String>();
    read.list("users").forEach(user -> names.put(user.text("id"), user.text("name")));
    return names;
  }
}
