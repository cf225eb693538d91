package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bounceback.sandbox.dns.Fault;
import org.bounceback.sandbox.slack.api.ApiFault;
import org.bounceback.sandbox.slack.delivery.DeliveryOutcome;
import org.bounceback.sandbox.slack.delivery.EventDelivery;
import org.bounceback.sandbox.slack.delivery.SocketMode.Reason;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.BotWithStandIns;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Short load tests; the benchmarks measure the same at length. */
class StormTest {
  /** After this time, Slack reports to the user that the app did not respond. */
  private static final Duration SLACKS_PATIENCE = Duration.ofSeconds(3);

  private static final int COMMANDS = 100;
  private static final int UPLOADS = 25;
  private static final int EVENTS = 200;

  @TempDir private Path data;

  @ParameterizedTest
  @EnumSource(SlackWorld.Transport.class)
  void eventsAreAcknowledgedQuicklyDuringSlowDns(SlackWorld.Transport transport) throws Exception {
    try (var world = SlackWorld.open(data, transport)) {
      slowDns(world);
    }
  }

  private static void slowDns(SlackWorld world) throws Exception {
    world.house().dns.faults().below(BotWithStandIns.LIST, Fault.delay(Duration.ofMillis(300)));
    List<Callable<Duration>> asked = new ArrayList<>();
    for (int i = 0; i < COMMANDS; i++) {
      String line = "/blacklist 203.0.113." + i;
      asked.add(() -> acknowledged(world.slack.users().types(world.sam, world.support, line)));
    }
    for (int i = 0; i < UPLOADS; i++) {
      var file = world.file("bounced%d.eml".formatted(i), Mails.UNKNOWN_USER);
      asked.add(
          () -> acknowledged(world.slack.users().uploads(world.sam, world.support, "", file)));
    }

    List<Duration> waits = allAtOnce(asked);

    Await.until(() -> world.written(world.support).size() == UPLOADS);
    Await.until(() -> world.privately().size() == COMMANDS);
    Duration slowest = waits.get(waits.size() - 1);
    assertTrue(slowest.compareTo(SLACKS_PATIENCE) < 0, "the slowest took " + slowest);
    assertEquals(List.of(), world.slack.refusals());
  }

  @Test
  void repeatedEventsUnderLoadAreAnsweredOnce() throws Exception {
    try (var world = SlackWorld.open(data, SlackWorld.Transport.SOCKET_MODE)) {
      storm(world);
    }
  }

  private static void storm(SlackWorld world) throws Exception {
    world.slack.faults().withoutRates();
    var random = new Random(7);
    world.slack.deliveries().hold();
    List<EventDelivery> told = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      var file = world.file("bounced%d.eml".formatted(i), Mails.UNKNOWN_USER);
      told.add(world.slack.users().uploads(world.sam, world.support, "", file));
      if (random.nextInt(20) == 0) {
        world.slack.faults().next(1, "chat.postMessage", ApiFault.rateLimited(Duration.ZERO));
      }
      if (random.nextInt(50) == 0) {
        world.slack.faults().next(1, "chat.postMessage", ApiFault.doneAndCut());
      }
    }
    world.slack.deliveries().releaseReversed();
    for (int i = 0; i < EVENTS; i++) {
      for (int n = random.nextInt(4); n > 0; n--) {
        repeat(world, told.get(i), random.nextBoolean());
      }
      if (i % (EVENTS / 2) == EVENTS / 3) {
        world.slack.socketMode().disconnect(Reason.REFRESH_REQUESTED);
      }
    }

    Await.until(() -> finished(world) == EVENTS);

    assertEquals(EVENTS, world.written(world.support).size());
  }

  private static void repeat(SlackWorld world, EventDelivery told, boolean asNew) {
    if (asNew) {
      world.slack.deliveries().asNew(told);
    } else {
      world.slack.deliveries().again(told);
    }
  }

  private static long finished(SlackWorld world) {
    return world.written(world.support).stream()
        .map(Message::visibleText)
        .filter(words -> words.contains("does not exist"))
        .count();
  }

  private static Duration acknowledged(EventDelivery eventDelivery) throws Exception {
    long begin = System.nanoTime();
    DeliveryOutcome deliveryOutcome = eventDelivery.await();
    assertTrue(deliveryOutcome instanceof DeliveryOutcome.Acknowledged, deliveryOutcome.toString());
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Runs all tasks at the same time and returns their durations, shortest first. */
  private static List<Duration> allAtOnce(List<Callable<Duration>> work) throws Exception {
    var threads = Executors.newFixedThreadPool(work.size());
    try {
      List<Duration> waits = new ArrayList<>();
      for (Future<Duration> future : threads.invokeAll(work)) {
        waits.add(future.get());
      }
      waits.sort(null);
      return waits;
    } finally {
      threads.shutdownNow();
    }
  }
}
