package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseState;
import org.bounceback.cases.Samples;
import org.bounceback.cases.TicketRef;
import org.bounceback.data.DocumentCodec;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.testkit.JavaProcess;
import org.bounceback.ticket.KillableProcess.Stop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process (SIGKILL) at critical moments, restarts it and counts tickets. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KillTest {
  @TempDir Path folder;
  private final List<Process> processes = new ArrayList<>();
  private DeskStandIn desk;

  @BeforeEach
  void open() throws IOException {
    desk = new DeskStandIn();
  }

  @AfterEach
  void close() {
    processes.forEach(Process::destroyForcibly);
    desk.close();
  }

  @Test
  void killedBetweenResponseAndCommitItOpensNoSecondTicket() throws Exception {
    String first = runTo(Stop.ANSWERED, "ANSWERED 201");
    String second = runTo(Stop.TOLD, "TOLD " + first);

    assertEquals(first, second);
    assertEquals(2, desk.headers().size());
    assertOneTicket(first);
  }

  @Test
  void killedRightAfterAcceptingItLosesNothing() throws Exception {
    String first = runTo(Stop.ACCEPTED, "");
    assertEquals(List.of(), desk.tickets());
    String second = runTo(Stop.TOLD, "TOLD " + first);

    assertEquals(first, second);
    assertOneTicket(first);
  }

  @Test
  void killedThreeTimesDuringDeliveryItIsGivenUpAtTheFourthStart() throws Exception {
    String first = runTo(Stop.ANSWERED, "ANSWERED 201");
    for (int i = 0; i < 2; i++) {
      assertEquals(first, runTo(Stop.ANSWERED, "ANSWERED 201"));
    }

    assertEquals(first, runTo(Stop.TOLD, "TOLD " + first));
    assertEquals(3, desk.headers().size());
    try (var database = Database.open(folder)) {
      Case failed =
          new CaseRepository(database, new SecureRandom(), Clock.systemUTC())
              .find(new CaseId(first))
              .orElseThrow();
      assertEquals(CaseState.FAILED, failed.state());
      assertEquals(1, Outbox.givenUp(database));
    }
  }

  /** Starts the process, waits until it says {@code lastWord}, and kills it. */
  private String runTo(Stop stop, String lastWord) throws Exception {
    Process process = start(stop);
    try (var output = process.inputReader()) {
      String accepted = output.readLine();
      assertTrue(accepted != null && accepted.startsWith("ACCEPTED "), () -> "said " + accepted);
      if (!lastWord.isEmpty()) {
        assertEquals(lastWord, output.readLine());
      }
      process.destroyForcibly();
      assertTrue(process.waitFor(10, TimeUnit.SECONDS));
      return accepted.substring("ACCEPTED ".length());
    }
  }

  private Process start(Stop stop) throws IOException {
    Process process =
        JavaProcess.start(
            List.of(),
            KillableProcess.class,
            List.of(folder.toString(), desk.url().toString(), stop.name()));
    processes.add(process);
    return process;
  }

  private void assertOneTicket(String id) throws StoreException {
    assertEquals(1, desk.tickets().size());
    var ticket = DocumentCodec.json("ticket", desk.tickets().get(0));
    assertEquals(id, ticket.text("caseId"));
    assertEquals(Samples.mail().sha256(), ticket.require("message").text("sha256"));
    try (var database = Database.open(folder)) {
      Case found =
          new CaseRepository(database, new SecureRandom(), Clock.systemUTC())
              .find(new CaseId(id))
              .orElseThrow();
      assertEquals(CaseState.SENT, found.state());
      assertEquals(Optional.of(new TicketRef("t-1", "1", Optional.empty())), found.ticket());
    }
  }
}
