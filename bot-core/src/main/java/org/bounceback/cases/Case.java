package org.bounceback.cases;

import java.time.Instant;
import java.util.Optional;
import org.bounceback.findings.Findings;

/**
 * A case in its current state, without its e-mail, which is loaded separately.
 *
 * @param opened when it was stored, to the millisecond
 * @param subject the address, domain or mailbox that was checked, or the e-mail's file name
 * @param ticket present only in the state {@link CaseState#SENT}
 * @param problem why the ticket is not open yet or will never be; empty if there is no problem
 * @param progress the ticket's status in the ticket system, if known
 * @param caseAssignee who is assigned to it; empty if it is unassigned
 */
public record Case(
    CaseId id,
    Instant opened,
    CaseKind kind,
    String subject,
    CaseRequester caseRequester,
    CaseResult caseResult,
    CaseState state,
    Optional<TicketRef> ticket,
    Optional<String> problem,
    Optional<TicketStatus> progress,
    Optional<CaseAssignee> caseAssignee) {

  /** Creates a new case. */
  public static Case begun(CaseId id, Instant opened, NewCase made) {
    return new Case(
        id,
        opened,
        made.kind(),
        made.subject(),
        made.caseRequester(),
        made.caseResult(),
        CaseState.NEW,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns whether retention deleted its e-mail before a ticket was opened with it. */
  public boolean isMailDeleted() {
    return findings().mailDeleted();
  }

  /** Returns what was found. */
  public Findings findings() {
    return caseResult.findings();
  }
}
