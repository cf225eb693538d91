package org.bounceback.casebook;

import java.net.URI;
import java.util.Optional;
import org.bounceback.store.Row;

/** Reads cases from the table {@code cases}. */
final class CaseRows {

  private CaseRows() {}

  static Case read(Row row) {
    return new Case(
        new CaseId(row.text("id")),
        row.instant("opened"),
        CaseKind.valueOf(row.text("kind")),
        row.text("subject"),
        new Asker(
            row.text("person"), row.text("workspace"), row.text("channel"), row.findText("thread")),
        conclusion(row),
        CaseState.valueOf(row.text("state")),
        ticket(row),
        row.findText("trouble"),
        row.findText("ticket_status").map(TicketStatus::valueOf),
        row.findText("keeper")
            .map(person -> new Keeper(person, row.text("keeper_name"), row.instant("kept_since"))));
  }

  /** A ticket that is open already has the mail, or says why it has not. */
  private static Conclusion conclusion(Row row) {
    var found = new Conclusion(row.text("headline"), row.text("verdict"), row.text("diagnosis"));
    boolean lacking =
        row.findInstant("mail_deleted").isPresent()
            && CaseState.valueOf(row.text("state")) != CaseState.SENT;
    return lacking ? DeletedMail.mark(found) : found;
  }

  private static Optional<TicketRef> ticket(Row row) {
    return row.findText("ticket_id")
        .map(
            id ->
                new TicketRef(
                    id, row.text("ticket_number"), row.findText("ticket_url").map(URI::create)));
  }
}
