package org.bounceback.ticket.desk.requesttracker;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.cases.TicketRef;
import org.bounceback.cases.TicketStatus;
import org.bounceback.data.DocumentNode;
import org.bounceback.mail.HtmlText;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.TicketUpdate;
import org.bounceback.ticket.TicketUpdate.TicketComment;
import org.bounceback.ticket.desk.DeskHttpClient;
import org.bounceback.ticket.desk.Uris;

/**
 * Reads a ticket of Request Tracker. What is said there is a transaction; its words hang on it as
 * attachments. The cursor is the id of the last transaction.
 */
final class RequestTrackerTicketReader {
  private static final String PUBLIC = "Correspond";
  private static final String INTERNAL = "Comment";
  private static final int A_PAGE = 100;

  /** The lifecycle that RT comes with; what an administrator added counts as being worked on. */
  private static final Map<String, TicketStatus> STATUS =
      Map.of(
          "new", TicketStatus.NEW,
          "open", TicketStatus.OPEN,
          "stalled", TicketStatus.PENDING,
          "resolved", TicketStatus.SOLVED,
          "rejected", TicketStatus.SOLVED,
          "deleted", TicketStatus.GONE);

  private final Uris rest;
  private final DeskHttpClient line;
  private final Optional<String> ownUser;

  RequestTrackerTicketReader(Uris rest, DeskHttpClient line, Optional<String> ownUser) {
    this.rest = rest;
    this.line = line;
    this.ownUser = ownUser;
  }

  TicketUpdate read(TicketRef ticket, Optional<String> after)
      throws DeskException, InterruptedException {
    String status = line.get(rest.at("/ticket/" + ticket.id())).text("Status");
    long seen = after.map(Long::valueOf).orElse(0L);
    long last = seen;
    var ticketComments = new ArrayList<TicketComment>();
    for (DocumentNode each : transactions(ticket)) {
      long id = Long.parseLong(each.text("id"));
      if (id > seen && isWorthReading(each)) {
        ticketComments.add(remark(each));
      }
      last = Math.max(last, id);
    }
    return new TicketUpdate(
        STATUS.getOrDefault(status, TicketStatus.OPEN),
        ticketComments,
        last == 0 ? Optional.empty() : Optional.of(Long.toString(last)));
  }

  private List<DocumentNode> transactions(TicketRef ticket)
      throws DeskException, InterruptedException {
    var all = new ArrayList<DocumentNode>();
    for (int page = 1, pages = 1; page <= pages; page++) {
      Map<String, String> query =
          Map.of("fields", "Type,Creator", "per_page", "" + A_PAGE, "page", Integer.toString(page));
      DocumentNode read = line.get(rest.at("/ticket/" + ticket.id() + "/history", query));
      all.addAll(read.list("items"));
      pages = (int) Math.ceil(Double.parseDouble(read.text("total")) / A_PAGE);
    }
    return all;
  }

  /** What others say among themselves is not ours to read; our own notes are looked for there. */
  private boolean isWorthReading(DocumentNode transaction) {
    String type = transaction.text("Type");
    return type.equals(PUBLIC)
        || (type.equals(INTERNAL)
            && (ownUser.isEmpty() || author(transaction).equals(ownUser.get())));
  }

  private TicketComment remark(DocumentNode transaction)
      throws DeskException, InterruptedException {
    String author = author(transaction);
    return new TicketComment(
        transaction.text("id"),
        author,
        words(transaction.text("id")),
        transaction.text("Type").equals(PUBLIC),
        ownUser.filter(author::equals).isPresent());
  }

  private String words(String transaction) throws DeskException, InterruptedException {
    var plain = new ArrayList<String>();
    var formatted = new ArrayList<String>();
    Map<String, String> query =
        Map.of("fields", "ContentType,Filename", "per_page", Integer.toString(A_PAGE));
    URI parts = rest.at("/transaction/" + transaction + "/attachments", query);
    for (DocumentNode each : line.get(parts).list("items")) {
      // What has a name is a file; a large one would not even be read.
      boolean words = each.findText("Filename").orElse("").isEmpty();
      String type = each.findText("ContentType").orElse("");
      if (words && type.equals("text/plain")) {
        plain.add(content(each.text("id")));
      } else if (words && type.equals("text/html")) {
        formatted.add(HtmlText.of(content(each.text("id"))));
      }
    }
    // Of a mail with both, they are the same words.
    return (plain.isEmpty() ? formatted : plain)
        .stream().map(String::strip).collect(Collectors.joining("\n\n"));
  }

  private String content(String id) throws DeskException, InterruptedException {
    DocumentNode part = line.get(rest.at("/attachment/" + id));
    byte[] bytes = Base64.getMimeDecoder().decode(part.findText("Content").orElse(""));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String author(DocumentNode transaction) {
    return transaction.at("Creator").text("id");
  }
}
