package org.bounceback.ticket;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.Samples;
import org.bounceback.net.JdkHttp;
import org.bounceback.store.Database;
import org.bounceback.store.DatabaseServer;
import org.bounceback.store.outbox.HeartbeatConfig;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxProcessor;
import org.bounceback.store.outbox.RetryBackoff;
import org.bounceback.testkit.BundledData;
import org.bounceback.ticket.desk.DeskConfig;
import org.bounceback.ticket.desk.HttpDesk;

/**
 * A process for {@link ReplicaKillTest} to kill: accepts cases, prints each, and delivers to the
 * ticket system what it or another process accepted.
 *
 * <p>Arguments: the database's URL, the ticket system's URL, a name for its keys, and how many
 * cases.
 */
final class Replica {
  /** Short, so that the test does not take half a minute. */
  static final HeartbeatConfig RHYTHM =
      new HeartbeatConfig(Duration.ofMillis(250), Duration.ofSeconds(2));

  private static final Duration BETWEEN_CASES = Duration.ofMillis(5);

  private Replica() {}

  public static void main(String... arguments) throws Exception {
    Clock clock = Clock.systemUTC();
    var random = new SecureRandom();
    var server = new DatabaseServer(arguments[0], Optional.of("postgres"), Optional.empty());
    var database = Database.open(server);
    var caseRepository = new CaseRepository(database, random, clock);
    var escalationService =
        new EscalationService(database, caseRepository, new Outbox(clock), clock);
    var config = DeskConfig.of(URI.create(arguments[1]), Optional.empty(), Duration.ofSeconds(5));
    var outboxHandlers =
        escalationService.handlers(
            HttpDesk.open(config, new JdkHttp(), clock),
            id -> {},
            Duration.ZERO,
            BundledData.ADVICE);
    OutboxProcessor.start(database, outboxHandlers, new RetryBackoff(random), clock, RHYTHM);
    for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
      var ticketRequest =
          new TicketRequest(
              arguments[2] + i,
              "kim@example.org",
              "Mail comes back",
              TicketSeverity.NORMAL,
              "",
              false);
      String id = escalationService.submit(Samples.bounce(), ticketRequest).filed().id().text();
      System.out.println(id);
      System.out.flush();
      LockSupport.parkNanos(BETWEEN_CASES.toNanos());
    }
    Thread.currentThread().join();
  }
}
