package org.bounceback.cases;

import java.time.Instant;
import java.util.Optional;
import org.bounceback.findings.Findings;

/**
 * A case as it stands; its mail is fetched by itself.
 *
 * @param opened when it was stored, to the millisecond
 * @param subject the address, domain or mailbox looked up, or the mail's file name
 * @param ticket there exactly in the state {@link CaseState#SENT}
 * @param problem why the ticket is not open yet, or never will be; empty while all goes well
 * @param progress how the ticket stands at the desk, where that is known
 * @param caseAssignee who has it in hand; empty while nobody has
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

  /** A case as it begins. */
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

  /** Whether retention deleted its mail before a ticket was opened with it. */
  public boolean isMailDeleted() {
    return findings().mailDeleted();
  }

  /** What was found. */
  public Findings findings() {
    return caseResult.findings();
  }
}
