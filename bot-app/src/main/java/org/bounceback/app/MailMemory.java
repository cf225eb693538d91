package org.bounceback.app;

import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.capacity.ByteBudget;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.cases.MailSizes;
import org.bounceback.store.StoreException;
import org.bounceback.store.TransactionWrites;
import org.bounceback.store.outbox.DeliveryResult;
import org.bounceback.store.outbox.OutboxEntry;
import org.bounceback.store.outbox.OutboxHandler;
import org.bounceback.store.outbox.OutboxTask;

/**
 * Lets a handler load a stored e-mail only when there is memory for it. Entries that do not get
 * memory in time stay in the outbox, so that they do not delay other deliveries.
 */
final class MailMemory implements OutboxHandler {
  /** Tasks whose entries have the case's id. */
  private static final Set<String> EXAMINATIONS = Set.of("examine-case", "examine-arrival");

  /** The task whose entries have the case's id. */
  private static final String OPEN_TICKET = "open-ticket";

  /** The task whose entries have the note's id; its e-mail may belong to another case. */
  private static final String ADD_NOTE = "add-note";

  /**
   * A request to a ticket system contains the e-mail in another encoding, in addition to the
   * e-mail.
   */
  private static final int COPIES_TO_DELIVER = 4;

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final OutboxHandler outboxHandler;
  private final boolean delivers;
  private final SizeOfMail size;
  private final ReadingMemory memory;
  private final Clock clock;

  private MailMemory(
      OutboxHandler outboxHandler,
      boolean delivers,
      SizeOfMail size,
      ReadingMemory memory,
      Clock clock) {
    this.outboxHandler = outboxHandler;
    this.delivers = delivers;
    this.size = size;
    this.memory = memory;
    this.clock = clock;
  }

  /** Returns the size of the e-mail that a delivery loads, in bytes; empty if it loads none. */
  private interface SizeOfMail {
    OptionalLong of(String entryId) throws StoreException;
  }

  /** Returns the handler, limited by the memory for readings if its task loads e-mails. */
  static OutboxHandler bounded(
      OutboxTask task,
      OutboxHandler outboxHandler,
      MailSizes sizes,
      ReadingMemory memory,
      Clock clock) {
    if (task.name().equals(ADD_NOTE)) {
      return new MailMemory(outboxHandler, true, sizes::ofNote, memory, clock);
    }
    boolean delivers = task.name().equals(OPEN_TICKET);
    return delivers || EXAMINATIONS.contains(task.name())
        ? new MailMemory(outboxHandler, delivers, sizes::ofCase, memory, clock)
        : outboxHandler;
  }

  @Override
  @SuppressWarnings("try") // The lease is held but not used.
  public DeliveryResult handle(OutboxEntry outboxEntry)
      throws StoreException, InterruptedException {
    OptionalLong bytes = size.of(outboxEntry.id());
    if (bytes.isEmpty()) {
      return outboxHandler.handle(outboxEntry);
    }
    try (ByteBudget.Lease unused = memory.reserveContent(bytes.getAsLong(), TIMEOUT)) {
      return delivers ? deliver(outboxEntry, bytes.getAsLong()) : outboxHandler.handle(outboxEntry);
    } catch (BudgetExhausted busy) {
      return new DeliveryResult.Deferred(clock.instant().plus(PAUSE));
    }
  }

  @Override
  public TransactionWrites onGivenUp(OutboxEntry outboxEntry, String reason) {
    return outboxHandler.onGivenUp(outboxEntry, reason);
  }

  @SuppressWarnings("try") // The lease is held but not used.
  private DeliveryResult deliver(OutboxEntry outboxEntry, long bytes)
      throws StoreException, BudgetExhausted, InterruptedException {
    try (ByteBudget.Lease unused = memory.reserveWork(COPIES_TO_DELIVER * bytes, TIMEOUT)) {
      return outboxHandler.handle(outboxEntry);
    }
  }
}
