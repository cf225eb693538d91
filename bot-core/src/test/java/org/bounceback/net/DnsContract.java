package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.time.Duration;
import org.bounceback.address.Domain;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsReply.Cause;
import org.bounceback.sandbox.dns.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Dns} does, in front of a name server that the tests control. */
abstract class DnsContract {
  private final LoopbackDns loopback = new LoopbackDns();
  private Dns dns;

  /** Returns the implementation under test, which gets its replies from {@code client}. */
  abstract Dns above(DnsClient client);

  @BeforeEach
  final void open() {
    loopback.server().zones().open("shop.example");
    loopback.server().zones().add("shop.example A 192.0.2.1");
    dns = above(loopback.client());
  }

  @AfterEach
  final void close() throws IOException {
    loopback.close();
  }

  @Test
  void recordsAreAnAnswer() {
    var answer = assertInstanceOf(DnsReply.Answer.class, ask("shop.example", RecordType.A));

    assertEquals(1, answer.records().size());
  }

  @Test
  void aMissingNameIsNoFailure() {
    assertInstanceOf(DnsReply.NoSuchName.class, ask("none.shop.example", RecordType.A));
  }

  @Test
  void aNameWithoutRecordsOfTheTypeExists() {
    assertInstanceOf(DnsReply.NoData.class, ask("shop.example", RecordType.MX));
  }

  @Test
  void aServerFailureIsNoEmptyReply() {
    loopback.server().faults().below("shop.example", Fault.servfail());

    assertEquals(new DnsReply.Failed(Cause.SERVFAIL), ask("shop.example", RecordType.A));
  }

  @Test
  void silenceEndsAtTheDeadline() {
    loopback.server().faults().below("shop.example", Fault.silence());

    assertEquals(
        new DnsReply.Failed(Cause.TIMEOUT),
        ask("shop.example", RecordType.A, Duration.ofMillis(200)));
  }

  private DnsReply ask(String name, RecordType type) {
    return ask(name, type, LoopbackDns.LONG_TIMEOUT);
  }

  private DnsReply ask(String name, RecordType type, Duration timeout) {
    return dns.query(new DnsQuestion(new Domain(name), type), Deadline.after(timeout))
        .toCompletableFuture()
        .join();
  }
}
