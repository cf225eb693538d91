package org.bounceback.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bounceback.data.Sha256;
import org.bounceback.store.Transaction;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxTask;

/**
 * Enqueues notifications about rejected messages of known senders: at most one per day, sender and
 * reason, so that a program with many messages does not flood the chat.
 */
final class RejectionNotices {
  static final OutboxTask TELL = new OutboxTask("tell-turned-away");

  private final Outbox outbox;
  private final Clock clock;

  RejectionNotices(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Records a rejected message.
   *
   * @param sender the sender of the message
   * @param why the reason for the operator
   */
  void record(Transaction tx, String sender, String why) {
    Instant now = clock.instant();
    var day = now.atZone(ZoneOffset.UTC).toLocalDate();
    String text = String.join("\n", day.toString(), sender, why);
    String name = Sha256.hex(text);
    int added =
        tx.update(
            "insert into turned_away (name, told) values (?, ?) on conflict (name) do nothing",
            name,
            now);
    if (added == 1) {
      outbox.put(tx, TELL, name, String.join("\n", sender, why));
    }
  }

  /** Returns the sender and the reason in an outbox entry. */
  static List<String> parse(String payload) {
    return List.of(payload.split("\n", 2));
  }
}
