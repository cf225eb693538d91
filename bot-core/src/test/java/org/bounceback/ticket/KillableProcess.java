package org.bounceback.ticket;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.Samples;
import org.bounceback.net.Http;
import org.bounceback.net.JdkHttp;
import org.bounceback.store.Database;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxProcessor;
import org.bounceback.store.outbox.RetryBackoff;
import org.bounceback.testkit.BundledData;
import org.bounceback.ticket.desk.DeskConfig;
import org.bounceback.ticket.desk.HttpDesk;

/**
 * A process for {@link KillTest} to kill: submits one case with one key and delivers to the ticket
 * system. Prints its progress and runs until it is killed.
 *
 * <p>Arguments: the data folder, the ticket system's URL, and where to stop.
 */
final class KillableProcess {

  /** Where the process stops and waits for its end. */
  enum Stop {
    /** The case is accepted and not delivered. */
    ACCEPTED,
    /** The ticket system has responded, and the response is not stored. */
    ANSWERED,
    /** Nowhere: the ticket is opened and the card updated. */
    TOLD
  }

  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private KillableProcess() {}

  public static void main(String... arguments) throws Exception {
    Stop stop = Stop.valueOf(arguments[2]);
    Clock clock = Clock.systemUTC();
    var random = new SecureRandom();
    var database = Database.open(Path.of(arguments[0]));
    var caseRepository = new CaseRepository(database, random, clock);
    var escalationService =
        new EscalationService(database, caseRepository, new Outbox(clock), clock);
    var ticketRequest =
        new TicketRequest(
            "api:1", "kim@example.org", "Mail comes back", TicketSeverity.NORMAL, "", false);
    text(
        Stop.ACCEPTED
            + " "
            + escalationService.submit(Samples.bounce(), ticketRequest).filed().id());

    if (stop != Stop.ACCEPTED) {
      var config =
          DeskConfig.of(URI.create(arguments[1]), Optional.empty(), Duration.ofSeconds(20));
      Http http = stop == Stop.ANSWERED ? stoppingAtTheAnswer(new JdkHttp()) : new JdkHttp();
      var outboxHandlers =
          escalationService.handlers(
              HttpDesk.open(config, http, clock),
              id -> text(Stop.TOLD + " " + id.text()),
              Duration.ZERO,
              BundledData.ADVICE);
      OutboxProcessor.start(database, outboxHandlers, new RetryBackoff(random), clock);
    }
    NEVER.await();
  }

  private static Http stoppingAtTheAnswer(Http http) {
    return (request, deadline) -> {
      Http.Response answer = http.send(request, deadline);
      text(Stop.ANSWERED + " " + answer.status());
      NEVER.await();
      return answer;
    };
  }

  private static void text(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
