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
 * Reads a Request Tracker ticket. A message is a transaction, and its text is in attachments. The
 * cursor is the id of the last transaction.
 */
final class RequestTrackerTicketReader {
  private static final String PUBLIC = "Correspond";
  private static final String INTERNAL = "Comment";
  private static final int A_PAGE = 100;

  /** RT's default lifecycle; statuses added by an administrator count as open. */
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
    for (DocumentNode transaction : transactions(ticket)) {
      long id = Long.parseLong(transaction.text("id"));
      if (id > seen && isWorthReading(transaction)) {
        ticketComments.add(remark(transaction));
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

  /** Skips internal comments of others; our own notes are searched there. */
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
        text(transaction.text("id")),
        transaction.text("Type").equals(PUBLIC),
        ownUser.filter(author::equals).isPresent());
  }

  private String text(String transaction) throws DeskException, InterruptedException {
    var plain = new ArrayList<String>();
    var formatted = new ArrayList<String>();
    Map<String, String> query =
        Map.of("fields", "ContentType,Filename", "per_page", Integer.toString(A_PAGE));
    URI parts = rest.at("/transaction/" + transaction + "/attachments", query);
    for (DocumentNode attachment : line.get(parts).list("items")) {
      // Attachments with a name are files; a large one could not be read.
      boolean words = attachment.findText("Filename").orElse("").isEmpty();
      String type = attachment.findText("ContentType").orElse("");
      if (words && type.equals("text/plain")) {
        plain.add(content(attachment.text("id")));
      } else if (words && type.equals("text/html")) {
        formatted.add(HtmlText.of(content(attachment.text("id"))));
      }
    }
    // In an e-mail with both formats, they have the same text.
    return (plain.isEmpty() ? formatted : plain)
        .stream().map(String::strip).collect(Collectors.joining("\n\n"));
  }

  private String content(String id) throws DeskException, InterruptedException {
    DocumentNode part = line.get(rest.at("/attachment/" + id));
    byte[] bytes = Base64.getMimeDecoder().decode(part.findText("Content").orElse(""));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String author(DocumentNode transaction) {
    return transaction.require("Creator").text("id");
  }
}
