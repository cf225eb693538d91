package org.bounceback.app.cli;

import java.time.Instant;
import java.util.Locale;
import org.bounceback.cases.TicketStatus;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.ticket.desk.local.LocalTicket;

/** The local desk's tickets as they are printed. */
final class TicketJson {

  private TicketJson() {}

  static JsonObjectBuilder of(LocalTicket ticket) {
    return new JsonObjectBuilder()
        .with("number", ticket.number())
        .with("case", ticket.about().text())
        .with("status", word(ticket.status()))
        .with("opened", ticket.opened().map(Instant::toString))
        .with("requester", ticket.requester())
        .with("subject", ticket.subject())
        .with("incomplete", ticket.incomplete())
        .with("file", ticket.file());
  }

  /** With what was said in it. */
  static JsonObjectBuilder whole(LocalTicket ticket) {
    return of(ticket)
        .with("summary", ticket.summary())
        .with("remarks", ticket.remarks().stream().map(TicketJson::of).toList());
  }

  static String word(TicketStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /** What others wrote, without what a terminal would take for more than letters. */
  static String onOneLine(String words) {
    return words.replaceAll("[\\s\\p{Cc}]+", " ").strip();
  }

  private static JsonObjectBuilder of(LocalTicket.Remark said) {
    return new JsonObjectBuilder()
        .with("kind", said.open() ? "answer" : "note")
        .with("author", said.author())
        .with("said", said.said().toString())
        .with("words", said.words())
        .with("file", said.file());
  }
}
