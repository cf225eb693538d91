package org.bounceback.ticket;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.bounceback.cases.AuditLog;
import org.bounceback.cases.AuditLog.AuditedAction;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseAssignee;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.TicketActivityLog;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;

/**
 * Assigns cases to users, one at a time. Every change is announced below the case's cards, shown on
 * them and recorded in the audit log. Safe for concurrent use.
 */
public final class CaseAssignments {
  private final Database database;
  private final CaseRepository caseRepository;
  private final TicketNewsQueue ticketNewsQueue;
  private final BiConsumer<Transaction, CaseId> refreshCard;
  private final Clock clock;

  CaseAssignments(
      Database database,
      CaseRepository caseRepository,
      TicketNewsQueue ticketNewsQueue,
      BiConsumer<Transaction, CaseId> refreshCard,
      Clock clock) {
    this.database = database;
    this.caseRepository = caseRepository;
    this.ticketNewsQueue = ticketNewsQueue;
    this.refreshCard = refreshCard;
    this.clock = clock;
  }

  /** A requested change of an assignment. */
  public enum AssignmentAction {
    /** Take an unassigned case. */
    TAKE,
    /** Take the case from another user. */
    TAKE_OVER,
    /** Release the case. */
    GIVE_BACK
  }

  /**
   * The result of a request.
   *
   * @param granted whether it was done; a repeated request is granted again without a new record
   * @param filed the case in its current state; empty if it was deleted
   */
  public record Answer(boolean granted, Optional<Case> filed) {}

  /**
   * Changes an assignment if that is allowed: only the assignee may release a case, and taking over
   * an assigned case must be requested explicitly.
   *
   * @param caseRequester who requests it, and where
   * @param name the user's visible name
   */
  public Answer request(
      CaseId id, AssignmentAction assignmentAction, CaseRequester caseRequester, String name)
      throws StoreException {
    return database.inTransaction(
        tx -> {
          caseRepository.tickets().hold(tx, id);
          Optional<Case> found = caseRepository.find(tx, id);
          if (found.isEmpty()) {
            return new Answer(false, found);
          }
          Optional<CaseAssignee> before = found.get().caseAssignee();
          boolean theirs =
              before.map(CaseAssignee::person).equals(Optional.of(caseRequester.person()));
          boolean back = assignmentAction == AssignmentAction.GIVE_BACK;
          if (back ? before.isEmpty() : theirs) {
            return new Answer(true, found);
          }
          if (!theirs
              && (back || (assignmentAction == AssignmentAction.TAKE && before.isPresent()))) {
            return new Answer(false, found);
          }
          record(tx, id, back ? Optional.empty() : Optional.of(keeper(caseRequester, name)));
          tell(tx, id, assignmentAction, caseRequester, name, before);
          return new Answer(true, caseRepository.find(tx, id));
        });
  }

  private CaseAssignee keeper(CaseRequester caseRequester, String name) {
    return new CaseAssignee(caseRequester.person(), name, clock.instant());
  }

  private static void record(Transaction tx, CaseId id, Optional<CaseAssignee> caseAssignee) {
    tx.update(
        "update cases set keeper = ?, keeper_name = ?, kept_since = ? where id = ?",
        caseAssignee.map(CaseAssignee::person),
        caseAssignee.map(CaseAssignee::name),
        caseAssignee.map(CaseAssignee::since),
        id.text());
  }

  private void tell(
      Transaction tx,
      CaseId id,
      AssignmentAction assignmentAction,
      CaseRequester caseRequester,
      String name,
      Optional<CaseAssignee> before) {
    boolean back = assignmentAction == AssignmentAction.GIVE_BACK;
    String from = back ? "" : before.map(CaseAssignee::name).orElse("");
    TicketActivityLog.ActivityKind activityKind =
        back ? TicketActivityLog.ActivityKind.GIVEN_BACK : TicketActivityLog.ActivityKind.TAKEN;
    String source =
        "keeper:"
            + caseRequester.person()
            + "/"
            + assignmentAction
            + "/"
            + caseRepository.log().next(tx, id);
    caseRepository.log().add(tx, id, source, activityKind, name, from);
    ticketNewsQueue.scheduleNext(tx, id);
    refreshCard.accept(tx, id);
    String action = assignmentAction.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String detail = from.isEmpty() ? "" : "from " + from;
    caseRepository
        .audit()
        .record(
            tx,
            new AuditedAction(
                caseRequester, action, "case", AuditLog.AuditOutcome.DONE, detail, id));
  }
}
