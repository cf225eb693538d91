package org.bounceback.app.cli;

import java.time.Instant;
import java.util.Locale;
import org.bounceback.cases.TicketStatus;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.ticket.desk.local.LocalTicket;

/** Renders tickets of the local ticket system as JSON. */
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

  /** Includes the remarks. */
  static JsonObjectBuilder whole(LocalTicket ticket) {
    return of(ticket)
        .with("summary", ticket.summary())
        .with("remarks", ticket.remarks().stream().map(TicketJson::of).toList());
  }

  static String word(TicketStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /** Returns untrusted text without line breaks and control characters. */
  static String onOneLine(String text) {
    return text.replaceAll("[\\s\\p{Cc}]+", " ").strip();
  }

  private static JsonObjectBuilder of(LocalTicket.Remark said) {
    return new JsonObjectBuilder()
        .with("kind", said.open() ? "answer" : "note")
        .with("author", said.author())
        .with("said", said.said().toString())
        .with("words", said.text())
        .with("file", said.file());
  }
}
