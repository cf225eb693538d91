package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.bounceback.address.Domain;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsReply.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailoverDnsTest {
  private static final DnsReply ABSENT = new DnsReply.NoSuchName(Duration.ZERO);

  private final AtomicInteger askedSecond = new AtomicInteger();

  @ParameterizedTest
  @EnumSource(names = {"TIMEOUT", "UNREACHABLE", "REFUSED", "SERVFAIL"})
  void theSecondIsQueriedIfTheFirstFails(Cause cause) {
    assertEquals(ABSENT, ask(new DnsReply.Failed(cause), ABSENT));
    assertEquals(1, askedSecond.get());
  }

  @ParameterizedTest
  @EnumSource(names = {"CNAME_LOOP", "MALFORMED"})
  void otherFailuresAreNotQueriedAgain(Cause cause) {
    assertEquals(new DnsReply.Failed(cause), ask(new DnsReply.Failed(cause), ABSENT));
    assertEquals(0, askedSecond.get());
  }

  @Test
  void aReplyIsEnough() {
    ask(ABSENT, ABSENT);

    assertEquals(0, askedSecond.get());
  }

  @Test
  void theFirstFailureIsReturnedIfTheSecondIsUnavailable() {
    assertEquals(
        new DnsReply.Failed(Cause.REFUSED),
        ask(new DnsReply.Failed(Cause.REFUSED), new DnsReply.Failed(Cause.TIMEOUT)));
  }

  private DnsReply ask(DnsReply first, DnsReply second) {
    var dns =
        new FailoverDns(
            (question, deadline) -> CompletableFuture.completedFuture(first),
            (question, deadline) -> {
              askedSecond.incrementAndGet();
              return CompletableFuture.completedFuture(second);
            });
    return dns.query(
            new DnsQuestion(new Domain("shop.example"), RecordType.A),
            Deadline.after(LoopbackDns.LONG_TIMEOUT))
        .toCompletableFuture()
        .join();
  }
}
