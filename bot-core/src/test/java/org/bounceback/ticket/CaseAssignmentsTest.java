package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bounceback.cases.CaseAssignee;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.Samples;
import org.bounceback.cases.TicketActivityLog;
import org.bounceback.cases.TicketActivityLog.ActivityKind;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.ticket.CaseAssignments.AssignmentAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Assigning cases. */
@OnEveryDatabase
class CaseAssignmentsTest {
  @Parameter private Databases databases;
  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private Database database;
  private CaseRepository caseRepository;
  private CaseAssignments caseAssignments;
  private CaseId id;

  @BeforeEach
  void open() throws Exception {
    database = databases.open(folder);
    caseRepository = new CaseRepository(database, new SecureRandom(), clock);
    caseAssignments =
        new EscalationService(database, caseRepository, new Outbox(clock), clock).assignments();
    id = caseRepository.open(Samples.bounce()).id();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anUnassignedCaseIsAssignedAndReportedOnce() throws Exception {
    assertTrue(ask("sam", AssignmentAction.TAKE));
    assertTrue(ask("sam", AssignmentAction.TAKE));

    assertEquals(Optional.of(new CaseAssignee("U-sam", "sam", MovableClock.NOON)), keeper());
    assertEquals(
        List.of(new TicketActivityLog.ActivityEntry(1, ActivityKind.TAKEN, "sam", "")),
        caseRepository.log().of(id));
  }

  @Test
  void anAssignedCaseIsNotTakenOverByAccident() throws Exception {
    ask("sam", AssignmentAction.TAKE);

    assertFalse(ask("kim", AssignmentAction.TAKE));
    assertFalse(ask("kim", AssignmentAction.GIVE_BACK));

    assertEquals(Optional.of("sam"), keeper().map(CaseAssignee::name));
  }

  @Test
  void aCaseIsReassignedAndUnassigned() throws Exception {
    ask("sam", AssignmentAction.TAKE);

    assertTrue(ask("kim", AssignmentAction.TAKE_OVER));
    assertEquals(Optional.of("kim"), keeper().map(CaseAssignee::name));
    assertTrue(ask("kim", AssignmentAction.GIVE_BACK));

    assertEquals(Optional.empty(), keeper());
    assertEquals(
        List.of(
            new TicketActivityLog.ActivityEntry(1, ActivityKind.TAKEN, "sam", ""),
            new TicketActivityLog.ActivityEntry(2, ActivityKind.TAKEN, "kim", "sam"),
            new TicketActivityLog.ActivityEntry(3, ActivityKind.GIVEN_BACK, "kim", "")),
        caseRepository.log().of(id));
  }

  @Test
  void everyChangeIsInTheAuditLog() throws Exception {
    ask("sam", AssignmentAction.TAKE);
    clock.advance(Duration.ofMinutes(1));
    ask("kim", AssignmentAction.TAKE_OVER);

    assertEquals(
        List.of("U-sam take ", "U-kim take-over from sam"),
        caseRepository.audit().of(id).stream()
            .map(each -> each.auditedAction())
            .map(
                auditedAction ->
                    auditedAction.caseRequester().person()
                        + " "
                        + auditedAction.action()
                        + " "
                        + auditedAction.detail())
            .toList());
  }

  @Test
  void concurrentAssignmentsHaveOneWinner() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> wishes =
          IntStream.range(0, 8)
              .<Callable<Boolean>>mapToObj(i -> () -> ask("person-" + i, AssignmentAction.TAKE))
              .toList();
      int granted = 0;
      for (var each : threads.invokeAll(wishes)) {
        granted += each.get() ? 1 : 0;
      }

      assertEquals(1, granted);
      assertEquals(1, caseRepository.log().of(id).size());
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean ask(String name, AssignmentAction assignmentAction) throws Exception {
    return caseAssignments
        .request(
            id,
            assignmentAction,
            new CaseRequester("U-" + name, "T1", "C1", Optional.empty()),
            name)
        .granted();
  }

  private Optional<CaseAssignee> keeper() throws Exception {
    return caseRepository.find(id).orElseThrow().caseAssignee();
  }
}
