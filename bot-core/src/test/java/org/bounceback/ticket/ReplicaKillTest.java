package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bounceback.data.DocumentCodec;
import org.bounceback.store.Database;
import org.bounceback.store.OnPostgres;
import org.bounceback.store.PostgresServer;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.JavaProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes share a database and a ticket system; one of them is killed repeatedly (SIGKILL).
 */
@OnPostgres
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReplicaKillTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int KILLS = 3;
  private static final int CASES_EACH = 2000;
  private static final int MAX_BEFORE_A_KILL = 60;

  private final Random random = new Random(8);
  private final Set<String> accepted = new ConcurrentSkipListSet<>();
  private final List<Process> processes = new ArrayList<>();
  private final List<Thread> readers = new ArrayList<>();
  private final PostgresServer server;
  private final Path folder;
  private final DeskStandIn desk = new DeskStandIn();

  ReplicaKillTest(PostgresServer server, @TempDir Path folder) throws IOException {
    this.server = server;
    this.folder = folder;
  }

  @AfterEach
  void close() {
    processes.forEach(Process::destroyForcibly);
    desk.close();
  }

  @Test
  void aCaseAcceptedByEitherReplicaGetsOneTicket() throws Exception {
    server.open(folder).close();
    Process other = start();
    for (int i = 0; i < KILLS; i++) {
      Process next = start();
      int before = accepted.size();
      int more = 1 + random.nextInt(MAX_BEFORE_A_KILL);
      Await.until(TIMEOUT, () -> accepted.size() >= before + more);
      kill(other);
      other = next;
    }
    kill(other);
    int undelivered = waiting();
    desk.plan(DeskStandIn.refuse(500), DeskStandIn.CREATE_THEN_CUT);

    start(0);

    Await.until(TIMEOUT, () -> waiting() == 0);
    List<String> tickets =
        desk.tickets().stream()
            .map(ticket -> DocumentCodec.json("ticket", ticket).text("caseId"))
            .toList();
    assertEquals(tickets.size(), new TreeSet<>(tickets).size());
    assertTrue(tickets.containsAll(accepted), () -> missing(tickets) + " of " + accepted.size());
    assertTrue(accepted.size() > KILLS, () -> accepted.size() + ", " + undelivered);
  }

  private Process start() throws IOException {
    return start(CASES_EACH);
  }

  private Process start(int cases) throws IOException {
    Process process =
        JavaProcess.start(
            List.of(),
            Replica.class,
            List.of(
                server.database(folder).url(),
                desk.url().toString(),
                "process-" + processes.size() + "-",
                Integer.toString(cases)));
    processes.add(process);
    var reader = new Thread(() -> read(process), "reader");
    readers.add(reader);
    reader.start();
    return process;
  }

  private void read(Process process) {
    try (BufferedReader output = process.inputReader()) {
      // The last line may be incomplete.
      output
          .lines()
          .filter(line -> line.length() == "BB-00000-00000".length())
          .forEach(accepted::add);
    } catch (IOException | UncheckedIOException killed) {
      // What was not read was not reported.
    }
  }

  private void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    readers.get(processes.indexOf(process)).join();
  }

  private int waiting() throws Exception {
    try (Database database = server.open(folder)) {
      return database.query("select 1 as one from scheduled_tasks").size();
    }
  }

  private Set<String> missing(List<String> tickets) {
    return accepted.stream().filter(id -> !tickets.contains(id)).collect(Collectors.toSet());
  }
}
