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
 * Has told of mails that people we know passed on and that were not taken: once a day of each
 * sender and reason, so that no program that sends many floods the chat.
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
   * Notes that a mail was not taken.
   *
   * @param sender who passed it on
   * @param why in the operator's words
   */
  void note(Transaction tx, String sender, String why) {
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

  /** The sender and the reason that an entry holds. */
  static List<String> read(String payload) {
    return List.of(payload.split("\n", 2));
  }
}
