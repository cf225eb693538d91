package org.bounceback.cases;

import java.net.URI;
import java.util.Optional;
import org.bounceback.store.ResultRow;

/** Reads cases from the table {@code cases}. */
final class CaseRows {

  private CaseRows() {}

  static Case read(ResultRow resultRow) {
    return new Case(
        new CaseId(resultRow.text("id")),
        resultRow.instant("opened"),
        CaseKind.valueOf(resultRow.text("kind")),
        resultRow.text("subject"),
        new CaseRequester(
            resultRow.text("person"),
            resultRow.text("workspace"),
            resultRow.text("channel"),
            resultRow.findText("thread")),
        conclusion(resultRow),
        CaseState.valueOf(resultRow.text("state")),
        ticket(resultRow),
        resultRow.findText("trouble"),
        resultRow.findText("ticket_status").map(TicketStatus::valueOf),
        resultRow
            .findText("keeper")
            .map(
                person ->
                    new CaseAssignee(
                        person, resultRow.text("keeper_name"), resultRow.instant("kept_since"))));
  }

  /** An open ticket already has the e-mail or says why it is missing. */
  private static CaseResult conclusion(ResultRow resultRow) {
    var found =
        CaseResult.read(
            resultRow.text("headline"), resultRow.text("verdict"), resultRow.text("diagnosis"));
    boolean lacking =
        resultRow.findInstant("mail_deleted").isPresent()
            && CaseState.valueOf(resultRow.text("state")) != CaseState.SENT;
    return lacking ? found.with(found.findings().withMailDeleted()) : found;
  }

  private static Optional<TicketRef> ticket(ResultRow resultRow) {
    return resultRow
        .findText("ticket_id")
        .map(
            id ->
                new TicketRef(
                    id,
                    resultRow.text("ticket_number"),
                    resultRow.findText("ticket_url").map(URI::create)));
  }
}
