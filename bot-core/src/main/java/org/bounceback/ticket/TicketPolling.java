package org.bounceback.ticket;

import java.time.Duration;
import java.time.Instant;
import org.bounceback.cases.CaseId;
import org.bounceback.store.Transaction;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxEntry;
import org.bounceback.store.outbox.OutboxTask;

/** The readings of tickets, one put after the other. */
final class TicketPolling {
  static final OutboxTask TASK = new OutboxTask("follow-ticket");

  private final Outbox outbox;
  private final Duration every;

  /**
   * Readings.
   *
   * @param every how long to wait between two of a ticket where people are at work
   */
  TicketPolling(Outbox outbox, Duration every) {
    this.outbox = outbox;
    this.every = every;
  }

  /**
   * One reading of a case's ticket.
   *
   * @param number counts the readings of that ticket
   * @param quietReadings how many readings in a row brought nothing
   * @param aside whether it stands outside the row: nothing follows it
   */
  record Turn(CaseId about, long number, int quietReadings, boolean aside) {

    static Turn first(CaseId about) {
      return new Turn(about, 0, 0, false);
    }

    static Turn parse(OutboxEntry outboxEntry) {
      String[] parts = outboxEntry.payload().split(" ", -1);
      return new Turn(
          new CaseId(parts[0]),
          Long.parseLong(parts[1]),
          Integer.parseInt(parts[2]),
          Boolean.parseBoolean(parts[3]));
    }

    Turn quiet() {
      return new Turn(about, number + 1, quietReadings + 1, aside);
    }

    Turn loud() {
      return new Turn(about, number + 1, 0, aside);
    }

    String name() {
      return about + "/" + (aside ? "aside-" : "") + number;
    }

    private String payload() {
      return about + " " + number + " " + quietReadings + " " + aside;
    }
  }

  Duration every() {
    return every;
  }

  /** Puts a reading; nothing follows one that stands aside. */
  void next(Transaction tx, Turn turn, Instant due) {
    if (!turn.aside()) {
      outbox.put(tx, TASK, turn.name(), turn.payload(), due);
    }
  }

  /** Puts one reading more, at once, because somebody said that there is news. */
  void wake(Transaction tx, CaseId about, Instant now) {
    var turn = new Turn(about, now.toEpochMilli(), 0, true);
    outbox.put(tx, TASK, turn.name(), turn.payload(), now);
  }
}
