package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsReply.Cause;
import org.bounceback.store.MovableClock;
import org.junit.jupiter.api.Test;

class CachingDnsTest {
  private static final DnsQuestion QUESTION =
      new DnsQuestion(new Domain("shop.example"), RecordType.A);
  private static final List<DnsRecord> RECORDS =
      List.of(new DnsRecord.Address(Ip.parse("192.0.2.1").orElseThrow()));

  private final MovableClock clock = new MovableClock();
  private final List<CompletableFuture<DnsReply>> asked = new ArrayList<>();
  private final CachingDns dns = new CachingDns(this::behind, clock);

  @Test
  void recordsAreCachedForTheirTtlWhichDecreases() {
    answer(ask(), new DnsReply.Answer(RECORDS, Duration.ofMinutes(5)));
    clock.advance(Duration.ofSeconds(100));

    assertEquals(new DnsReply.Answer(RECORDS, Duration.ofSeconds(200)), ask().join());
    assertEquals(1, asked.size());
  }

  @Test
  void expiredRecordsAreQueriedAgain() {
    answer(ask(), new DnsReply.Answer(RECORDS, Duration.ofMinutes(5)));
    clock.advance(Duration.ofMinutes(5));
    start();

    assertEquals(2, asked.size());
  }

  @Test
  void aNegativeReplyIsCachedForItsTtl() {
    answer(ask(), new DnsReply.NoSuchName(Duration.ofSeconds(60)));
    clock.advance(Duration.ofSeconds(59));

    assertEquals(new DnsReply.NoSuchName(Duration.ofSeconds(1)), ask().join());
  }

  @Test
  void aNegativeReplyIsCachedForThreeHoursAtMost() {
    answer(ask(), new DnsReply.NoData(Duration.ofDays(9)));
    clock.advance(Duration.ofHours(3));
    start();

    assertEquals(2, asked.size());
  }

  @Test
  void aFailureIsNotCached() {
    answer(ask(), new DnsReply.Failed(Cause.SERVFAIL));
    start();

    assertEquals(2, asked.size());
  }

  @Test
  void simultaneousIdenticalQueriesAreSentOnce() {
    CompletableFuture<DnsReply> first = ask();
    CompletableFuture<DnsReply> second = ask();
    answer(first, new DnsReply.NoSuchName(Duration.ZERO));

    assertEquals(new DnsReply.NoSuchName(Duration.ZERO), second.join());
    assertEquals(1, asked.size());
  }

  @Test
  void aCallerWithALaterDeadlineQueriesAgainAfterATimeout() {
    start(QUESTION, Deadline.after(Duration.ofMillis(1)));
    CompletableFuture<DnsReply> second = ask();
    asked.get(0).complete(new DnsReply.Failed(Cause.TIMEOUT));

    assertFalse(second.isDone());
    asked.get(1).complete(new DnsReply.NoSuchName(Duration.ZERO));
    assertEquals(new DnsReply.NoSuchName(Duration.ZERO), second.join());
  }

  @Test
  void aCallerWithAnEarlierDeadlineTimesOutFirst() {
    start();

    DnsReply reply =
        dns.query(QUESTION, Deadline.after(Duration.ofMillis(20))).toCompletableFuture().join();

    assertEquals(new DnsReply.Failed(Cause.TIMEOUT), reply);
  }

  @Test
  void resolverProbesAreNotCached() {
    var top = new DnsQuestion(new Domain("example"), RecordType.NS);
    var reply =
        new DnsReply.Answer(
            List.of(new DnsRecord.Name(new Domain("ns.example"))), Duration.ofHours(1));
    start(top, Deadline.after(LoopbackDns.LONG_TIMEOUT));
    asked.get(0).complete(reply);
    start(top, Deadline.after(LoopbackDns.LONG_TIMEOUT));

    assertEquals(2, asked.size());
  }

  private void start() {
    start(QUESTION, Deadline.after(LoopbackDns.LONG_TIMEOUT));
  }

  /** Asks where what comes of it plays no part. */
  private void start(DnsQuestion question, Deadline deadline) {
    var unused = dns.query(question, deadline);
  }

  private CompletableFuture<DnsReply> ask() {
    return dns.query(QUESTION, Deadline.after(LoopbackDns.LONG_TIMEOUT)).toCompletableFuture();
  }

  private void answer(CompletableFuture<DnsReply> waiting, DnsReply reply) {
    assertFalse(waiting.isDone());
    asked.get(asked.size() - 1).complete(reply);
  }

  private CompletionStage<DnsReply> behind(DnsQuestion question, Deadline deadline) {
    var reply = new CompletableFuture<DnsReply>();
    asked.add(reply);
    return reply;
  }
}
