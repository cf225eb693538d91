package org.bounceback.app;

import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.capacity.ByteBudget;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.store.Entry;
import org.bounceback.store.Handler;
import org.bounceback.store.OutboxTask;
import org.bounceback.store.Outcome;
import org.bounceback.store.StoreFailed;
import org.bounceback.store.Writes;

/**
 * Lets a handler load a stored mail only when there is memory for it. What gets none in time waits
 * in the outbox, so that it holds up no other delivery.
 */
final class MailMemory implements Handler {
  private static final Set<String> EXAMINATIONS = Set.of("examine-case", "examine-arrival");
  private static final Set<String> DELIVERIES = Set.of("open-ticket", "add-note");

  /** A request to a ticket system holds the mail in its own encoding, beside the mail. */
  private static final int COPIES_TO_DELIVER = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Handler handler;
  private final boolean delivers;
  private final MailSizes sizes;
  private final ReadingMemory memory;
  private final Clock clock;

  private MailMemory(
      Handler handler, boolean delivers, MailSizes sizes, ReadingMemory memory, Clock clock) {
    this.handler = handler;
    this.delivers = delivers;
    this.sizes = sizes;
    this.memory = memory;
    this.clock = clock;
  }

  /** How many bytes the mail of a case has; empty for a case without one. */
  interface MailSizes {
    OptionalLong of(String caseId) throws StoreFailed;
  }

  /** The same handler, within the memory for readings if its task loads mails. */
  static Handler bounded(
      OutboxTask task, Handler handler, MailSizes sizes, ReadingMemory memory, Clock clock) {
    boolean delivers = DELIVERIES.contains(task.name());
    return delivers || EXAMINATIONS.contains(task.name())
        ? new MailMemory(handler, delivers, sizes, memory, clock)
        : handler;
  }

  @Override
  @SuppressWarnings("try") // The lease is held, not used.
  public Outcome handle(Entry entry) throws StoreFailed, InterruptedException {
    OptionalLong size = sizes.of(entry.id());
    if (size.isEmpty()) {
      return handler.handle(entry);
    }
    try (ByteBudget.Lease unused = memory.forContent(size.getAsLong(), PATIENCE)) {
      return delivers ? deliver(entry, size.getAsLong()) : handler.handle(entry);
    } catch (BudgetExhausted busy) {
      return new Outcome.NotYet(clock.instant().plus(PAUSE));
    }
  }

  @Override
  public Writes givingUp(Entry entry, String why) {
    return handler.givingUp(entry, why);
  }

  @SuppressWarnings("try") // The lease is held, not used.
  private Outcome deliver(Entry entry, long size)
      throws StoreFailed, BudgetExhausted, InterruptedException {
    try (ByteBudget.Lease unused = memory.forWork(COPIES_TO_DELIVER * size, PATIENCE)) {
      return handler.handle(entry);
    }
  }
}
