package org.bounceback.ticket;

import java.time.Duration;
import java.time.Instant;
import org.bounceback.cases.CaseId;
import org.bounceback.store.Transaction;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxEntry;
import org.bounceback.store.outbox.OutboxTask;

/** Schedules the readings of tickets, one after another. */
final class TicketPolling {
  static final OutboxTask TASK = new OutboxTask("follow-ticket");

  private final Outbox outbox;
  private final Duration every;

  /**
   * Creates a schedule.
   *
   * @param every the interval between two readings of an active ticket
   */
  TicketPolling(Outbox outbox, Duration every) {
    this.outbox = outbox;
    this.every = every;
  }

  /**
   * One reading of a case's ticket.
   *
   * @param number counts the readings of that ticket
   * @param quietReadings the number of consecutive readings without changes
   * @param additional whether it is additional: no reading follows it
   */
  record Turn(CaseId about, long number, int quietReadings, boolean additional) {

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
      return new Turn(about, number + 1, quietReadings + 1, additional);
    }

    Turn loud() {
      return new Turn(about, number + 1, 0, additional);
    }

    String name() {
      return about + "/" + (additional ? "aside-" : "") + number;
    }

    private String payload() {
      return about + " " + number + " " + quietReadings + " " + additional;
    }
  }

  Duration every() {
    return every;
  }

  /** Schedules a reading; none follows an additional one. */
  void next(Transaction tx, Turn turn, Instant due) {
    if (!turn.additional()) {
      outbox.put(tx, TASK, turn.name(), turn.payload(), due);
    }
  }

  /** Schedules an additional reading immediately, because a change was reported. */
  void scheduleNow(Transaction tx, CaseId about, Instant now) {
    var turn = new Turn(about, now.toEpochMilli(), 0, true);
    outbox.put(tx, TASK, turn.name(), turn.payload(), now);
  }
}
