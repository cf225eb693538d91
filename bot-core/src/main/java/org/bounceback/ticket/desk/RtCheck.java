package org.bounceback.ticket.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.data.DocumentNode;
import org.bounceback.ticket.DeskCheck.Finding;
import org.bounceback.ticket.DeskFailed;
import org.bounceback.ticket.DeskFailed.Kind;

/** Looks at what a ticket of Request Tracker needs. */
final class RtCheck {
  private final Uris rest;
  private final DeskLine line;
  private final String queue;
  private final Optional<String> field;

  RtCheck(Uris rest, DeskLine line, String queue, Optional<String> field) {
    this.rest = rest;
    this.line = line;
    this.queue = queue;
    this.field = field;
  }

  /** Whether tickets of that queue have a custom field of that name. */
  static boolean hasField(DocumentNode queue, String field) {
    return queue.list("TicketCustomFields").stream()
        .anyMatch(each -> each.findText("name").filter(field::equals).isPresent());
  }

  static String missing(String queue, String field) {
    return "RT's queue %s has no ticket field %s, or our user may not see it; make it and apply it to the queue"
        .formatted(queue, field);
  }

  List<Finding> examine() throws InterruptedException {
    var findings = new ArrayList<Finding>();
    try {
      String version = line.get(rest.at("/rt")).findText("Version").orElse("of some version");
      findings.add(Finding.well("Request Tracker " + version + " knows us"));
      DocumentNode asked = line.get(rest.at("/queue/" + Uris.segment(queue)));
      findings.add(
          mayCreate(asked)
              ? Finding.well("we may open tickets in RT's queue " + queue)
              : Finding.wrong(
                  "we may not open tickets in RT's queue %s; give our user the right CreateTicket"
                      .formatted(queue)));
      field.ifPresent(
          name ->
              findings.add(
                  hasField(asked, name)
                      ? Finding.well("RT's tickets have the field " + name)
                      : Finding.wrong(missing(queue, name))));
    } catch (DeskFailed failed) {
      findings.add(Finding.wrong(advice(failed)));
    }
    return findings;
  }

  private String advice(DeskFailed failed) {
    String what =
        failed.kind() == Kind.CREDENTIALS
            ? "; give RT's token or the user's password as desk.token"
            : failed.kind() == Kind.NOT_FOUND || failed.kind() == Kind.FORBIDDEN
                ? "; is %s the name of a queue that our user may see (SeeQueue)?".formatted(queue)
                : "";
    return "Request Tracker: " + failed.why() + what;
  }

  private static boolean mayCreate(DocumentNode queue) {
    return queue.list("_hyperlinks").stream()
        .anyMatch(each -> each.findText("ref").filter("create"::equals).isPresent());
  }
}
