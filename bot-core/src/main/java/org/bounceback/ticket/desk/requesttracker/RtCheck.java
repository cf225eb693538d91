package org.bounceback.ticket.desk.requesttracker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.data.DocumentNode;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.DeskException.DeskErrorKind;
import org.bounceback.ticket.DeskSelfTest.DeskCheckResult;
import org.bounceback.ticket.desk.DeskHttpClient;
import org.bounceback.ticket.desk.Uris;

/** Checks what a Request Tracker ticket needs. */
final class RtCheck {
  private final Uris rest;
  private final DeskHttpClient line;
  private final String queue;
  private final Optional<String> field;

  RtCheck(Uris rest, DeskHttpClient line, String queue, Optional<String> field) {
    this.rest = rest;
    this.line = line;
    this.queue = queue;
    this.field = field;
  }

  /** Whether tickets of that queue have a custom field with that name. */
  static boolean hasField(DocumentNode queue, String field) {
    return queue.list("TicketCustomFields").stream()
        .anyMatch(candidate -> candidate.findText("name").filter(field::equals).isPresent());
  }

  static String missing(String queue, String field) {
    return "RT's queue %s has no ticket field %s, or our user may not see it; make it and apply it to the queue"
        .formatted(queue, field);
  }

  List<DeskCheckResult> examine() throws InterruptedException {
    var deskCheckResults = new ArrayList<DeskCheckResult>();
    try {
      String version = line.get(rest.at("/rt")).findText("Version").orElse("of some version");
      deskCheckResults.add(DeskCheckResult.well("Request Tracker " + version + " knows us"));
      DocumentNode asked = line.get(rest.at("/queue/" + Uris.segment(queue)));
      deskCheckResults.add(
          mayCreate(asked)
              ? DeskCheckResult.well("we may open tickets in RT's queue " + queue)
              : DeskCheckResult.wrong(
                  "we may not open tickets in RT's queue %s; give our user the right CreateTicket"
                      .formatted(queue)));
      field.ifPresent(
          name ->
              deskCheckResults.add(
                  hasField(asked, name)
                      ? DeskCheckResult.well("RT's tickets have the field " + name)
                      : DeskCheckResult.wrong(missing(queue, name))));
    } catch (DeskException failed) {
      deskCheckResults.add(DeskCheckResult.wrong(advice(failed)));
    }
    return deskCheckResults;
  }

  private String advice(DeskException failed) {
    String what =
        failed.kind() == DeskErrorKind.CREDENTIALS
            ? "; give RT's token or the user's password as desk.token"
            : failed.kind() == DeskErrorKind.NOT_FOUND || failed.kind() == DeskErrorKind.FORBIDDEN
                ? "; is %s the name of a queue that our user may see (SeeQueue)?".formatted(queue)
                : "";
    return "Request Tracker: " + failed.reason() + what;
  }

  private static boolean mayCreate(DocumentNode queue) {
    return queue.list("_hyperlinks").stream()
        .anyMatch(link -> link.findText("ref").filter("create"::equals).isPresent());
  }
}
