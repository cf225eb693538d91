package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.blocklist.ZoneAvailability.Entry;
import org.bounceback.blocklist.ZoneHealth.ZoneHealthSnapshot;
import org.bounceback.blocklist.ZoneHealth.ZoneOutage;
import org.bounceback.net.Deadline;
import org.bounceback.net.DnsReply;
import org.bounceback.net.DnsReply.Cause;
import org.bounceback.store.MovableClock;
import org.junit.jupiter.api.Test;

class ZoneAvailabilityTest {
  private static final DnsReply SERVFAIL = new DnsReply.Failed(Cause.SERVFAIL);
  private static final DnsReply TIMEOUT = new DnsReply.Failed(Cause.TIMEOUT);

  private final MovableClock clock = new MovableClock();
  private final ZoneHealth health = new ZoneHealth(clock, clock::nanoTime);
  private final ZoneAvailability zone = health.availability(LoopbackLists.zone("bad.example"));

  @Test
  void afterTheFirstQueriesOthersWaitForTheirOutcome() {
    for (int i = 0; i < ZoneAvailability.FIRST_ASKERS; i++) {
      assertInstanceOf(Entry.Ask.class, enter());
    }
    var first = assertInstanceOf(Entry.Wait.class, enter()).responded().toCompletableFuture();
    var second = assertInstanceOf(Entry.Wait.class, enter()).responded().toCompletableFuture();

    zone.received(TIMEOUT);
    assertFalse(first.isDone());
    zone.received(SERVFAIL);

    assertEquals(List.of(true, true), List.of(first.join(), second.join()));
    assertInstanceOf(Entry.Ask.class, enter());
  }

  @Test
  void whereTheFirstQueriesEndWithoutAResponseTheOthersGetNone() {
    for (int i = 0; i < ZoneAvailability.FIRST_ASKERS; i++) {
      enter();
    }
    var waiting = assertInstanceOf(Entry.Wait.class, enter()).responded().toCompletableFuture();

    zone.ended();

    assertFalse(waiting.join());
  }

  @Test
  void unsentQueriesDoNotDelayOthers() {
    for (int i = 0; i < ZoneAvailability.FIRST_ASKERS; i++) {
      enter();
    }
    var waiting = assertInstanceOf(Entry.Wait.class, enter()).responded().toCompletableFuture();
    for (int i = 0; i < ZoneAvailability.FIRST_ASKERS; i++) {
      assertFalse(waiting.isDone());
      zone.withdrawn();
    }

    assertFalse(waiting.join());
    assertInstanceOf(Entry.Ask.class, enter());
  }

  @Test
  void fromTheSecondFailureOnItIsSkippedForLongerEachTimeAndAnHourAtMost() {
    zone.failed(clock.instant());
    assertInstanceOf(Entry.Ask.class, enter());
    zone.ended();

    for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      zone.failed(clock.instant());
      clock.advance(Duration.ofMinutes(minutes).minusSeconds(1));
      assertInstanceOf(Entry.LeaveAlone.class, enter(), minutes + " minutes");
      clock.advance(Duration.ofSeconds(2));
      assertInstanceOf(Entry.Ask.class, enter(), minutes + " minutes");
      assertInstanceOf(Entry.Wait.class, enter(), minutes + " minutes");
      assertTrue(zone.guard().tryCall(), minutes + " minutes");
      zone.ended();
    }
  }

  @Test
  void manyChecksThatFailAtTheSameTimeCountAsTwo() {
    for (int i = 0; i < 10; i++) {
      zone.failed(clock.instant());
    }

    assertEquals(Optional.of(new ZoneOutage(MovableClock.NOON, 2)), zone.outage());
  }

  @Test
  void aResponseEndsItsOutageAndItsPause() {
    zone.failed(clock.instant());
    zone.failed(clock.instant());
    assertEquals(1, health.unresponsiveZones());

    zone.received(SERVFAIL);

    assertInstanceOf(Entry.Ask.class, enter());
    assertTrue(zone.guard().tryCall());
    assertEquals(0, health.unresponsiveZones());
  }

  @Test
  void anOutageOfAnEarlierProcessIsContinued() {
    var earlier = new ZoneOutage(MovableClock.NOON.minusSeconds(60), 3);
    var snapshot =
        new ZoneHealthSnapshot(Map.of("bad.example", earlier, "good.example", earlier), Map.of());
    var next = new ZoneHealth(clock, clock::nanoTime, snapshot);
    assertEquals(2, next.unresponsiveZones());

    next.availability(LoopbackLists.zone("bad.example")).failed(clock.instant());
    next.availability(LoopbackLists.zone("good.example")).received(SERVFAIL);

    assertEquals(Map.of("bad.example", earlier.again()), next.snapshot().silent());
  }

  private Entry enter() {
    return zone.decide(Deadline.after(Duration.ofMinutes(1)));
  }
}
