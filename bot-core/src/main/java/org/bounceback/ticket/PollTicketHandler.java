package org.bounceback.ticket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseState;
import org.bounceback.cases.TicketActivityLog;
import org.bounceback.cases.TicketStatus;
import org.bounceback.data.InvalidDataException;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.store.TransactionWrites;
import org.bounceback.store.outbox.DeliveryResult;
import org.bounceback.store.outbox.OutboxEntry;
import org.bounceback.store.outbox.OutboxHandler;
import org.bounceback.ticket.TicketUpdate.TicketComment;

/**
 * Reads a ticket and stores what is new. Each reading schedules the next one; the less happens in
 * the ticket, the later. The entry's payload contains the case and the number of readings without
 * changes.
 */
final class PollTicketHandler implements OutboxHandler {
  private static final Duration RARELY = Duration.ofHours(1);
  private static final int A_WHILE = 5;
  private static final int QUIET_FOR_GOOD = 100;

  private final CaseRepository caseRepository;
  private final Desk desk;
  private final TicketPolling ticketPolling;
  private final TicketNewsQueue ticketNewsQueue;
  private final BiConsumer<Transaction, CaseId> refreshCard;
  private final Clock clock;

  PollTicketHandler(
      CaseRepository caseRepository,
      Desk desk,
      TicketPolling ticketPolling,
      TicketNewsQueue ticketNewsQueue,
      BiConsumer<Transaction, CaseId> refreshCard,
      Clock clock) {
    this.caseRepository = caseRepository;
    this.desk = desk;
    this.ticketPolling = ticketPolling;
    this.ticketNewsQueue = ticketNewsQueue;
    this.refreshCard = refreshCard;
    this.clock = clock;
  }

  @Override
  public DeliveryResult handle(OutboxEntry outboxEntry)
      throws StoreException, InterruptedException {
    TicketPolling.Turn turn = TicketPolling.Turn.parse(outboxEntry);
    Optional<Case> found = caseRepository.find(turn.about());
    if (found.isEmpty() || found.get().state() != CaseState.SENT) {
      return new DeliveryResult.Done(TransactionWrites.NONE);
    }
    if (!caseRepository.tickets().isAt(turn.about(), desk.name())) {
      return elsewhere(found.get(), turn);
    }
    if (desk.reader().isEmpty()) {
      return new DeliveryResult.Done(TransactionWrites.NONE);
    }
    try {
      TicketUpdate ticketUpdate =
          desk.reader()
              .get()
              .read(
                  found.get().ticket().orElseThrow(),
                  caseRepository.tickets().cursor(turn.about()));
      return new DeliveryResult.Done(tx -> record(tx, found.get(), ticketUpdate, turn));
    } catch (DeskException failed) {
      return after(failed, found.get(), turn);
    } catch (InvalidDataException odd) {
      return new DeliveryResult.Retry(
          "unexpected response of the ticket system: " + odd,
          Optional.empty(),
          TransactionWrites.NONE);
    }
  }

  /** Keeps reading a ticket that could not be read for days, but rarely. */
  @Override
  public TransactionWrites onGivenUp(OutboxEntry outboxEntry, String reason) {
    TicketPolling.Turn turn = TicketPolling.Turn.parse(outboxEntry);
    return tx -> ticketPolling.next(tx, turn.quiet(), in(RARELY));
  }

  /**
   * Stops reading a solved ticket of another system; reads others later in case their system is
   * configured again.
   */
  private DeliveryResult elsewhere(Case found, TicketPolling.Turn turn) {
    boolean over =
        found
            .progress()
            .filter(s -> s == TicketStatus.SOLVED || s == TicketStatus.GONE)
            .isPresent();
    return new DeliveryResult.Done(
        over
            ? TransactionWrites.NONE
            : tx -> {
              Optional<TicketStatus> before = caseRepository.tickets().hold(tx, found.id());
              if (turn(tx, found, before, TicketStatus.ELSEWHERE, turn)) {
                ticketNewsQueue.scheduleNext(tx, found.id());
              }
              ticketPolling.next(tx, turn.quiet(), in(RARELY));
            });
  }

  private DeliveryResult after(DeskException failed, Case found, TicketPolling.Turn turn) {
    if (failed.kind() == DeskException.DeskErrorKind.NOT_FOUND) {
      return new DeliveryResult.Done(
          tx -> {
            Optional<TicketStatus> before = caseRepository.tickets().hold(tx, found.id());
            if (turn(tx, found, before, TicketStatus.GONE, turn)) {
              ticketNewsQueue.scheduleNext(tx, found.id());
            }
          });
    }
    return failed.isPermanent()
        ? new DeliveryResult.Done(tx -> ticketPolling.next(tx, turn, in(RARELY)))
        : new DeliveryResult.Retry(
            failed.reason(),
            failed.retryAfter().map(clock.instant()::plus),
            TransactionWrites.NONE);
  }

  private void record(
      Transaction tx, Case found, TicketUpdate ticketUpdate, TicketPolling.Turn turn) {
    Optional<TicketStatus> before = caseRepository.tickets().hold(tx, found.id());
    boolean isNews = false;
    for (TicketComment ticketComment : ticketUpdate.ticketComments()) {
      isNews |=
          ticketComment.notifiesChat()
              && caseRepository
                  .log()
                  .add(
                      tx,
                      found.id(),
                      "remark:" + ticketComment.id(),
                      TicketActivityLog.ActivityKind.ANSWER,
                      ticketComment.author(),
                      ticketComment.text());
    }
    isNews |= turn(tx, found, before, ticketUpdate.status(), turn);
    ticketUpdate
        .cursor()
        .ifPresent(at -> caseRepository.tickets().recordCursor(tx, found.id(), at));
    if (isNews) {
      ticketNewsQueue.scheduleNext(tx, found.id());
    }
    TicketPolling.Turn next = isNews ? turn.loud() : turn.quiet();
    boolean over =
        ticketUpdate.status() == TicketStatus.GONE
            || (ticketUpdate.status() == TicketStatus.SOLVED
                && next.quietReadings() > QUIET_FOR_GOOD);
    if (!over) {
      ticketPolling.next(tx, next, in(wait(next, ticketUpdate.status())));
    }
  }

  /**
   * Stores the ticket's status in the case, unless another reading was faster. Returns whether it
   * should be announced; the start of work is not.
   */
  private boolean turn(
      Transaction tx,
      Case found,
      Optional<TicketStatus> before,
      TicketStatus status,
      TicketPolling.Turn turn) {
    if (!before.equals(found.progress()) || before.equals(Optional.of(status))) {
      return false;
    }
    caseRepository.tickets().recordStatus(tx, found.id(), status);
    refreshCard.accept(tx, found.id());
    boolean first = before.isEmpty() || before.get() == TicketStatus.NEW;
    boolean usual = status == TicketStatus.NEW || status == TicketStatus.OPEN;
    return !(first && usual)
        && caseRepository
            .log()
            .add(
                tx,
                found.id(),
                "status:" + turn.name(),
                TicketActivityLog.ActivityKind.STATUS,
                "",
                status.name());
  }

  private Duration wait(TicketPolling.Turn turn, TicketStatus status) {
    Duration wait = ticketPolling.every().multipliedBy(1L + turn.quietReadings() / A_WHILE);
    boolean rarely = status == TicketStatus.SOLVED && turn.quietReadings() > A_WHILE;
    return rarely || wait.compareTo(RARELY) > 0 ? RARELY : wait;
  }

  private Instant in(Duration wait) {
    return clock.instant().plus(wait);
  }
}
