package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsReply.Cause;
import org.bounceback.sandbox.dns.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsClientTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final DnsReply HONEST = answer("192.0.2.25", 300);

  @AutoClose private final LoopbackDns dns = new LoopbackDns();

  @BeforeEach
  void fillTheZone() {
    dns.server().zones().open("shop.example");
    dns.server().zones().add("shop.example A 192.0.2.25");
  }

  @Test
  void aReplyHasItsRecordsAndTheirTtl() {
    assertEquals(HONEST, dns.ask("shop.example", RecordType.A));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {IllegalStateException.class, StackOverflowError.class, NoClassDefFoundError.class})
  void afterAnExceptionTheNextQueryWorks(Class<? extends Throwable> kind) throws Exception {
    var workers = Executors.newSingleThreadExecutor();
    var broken = new AtomicBoolean(true);
    try (var client =
        new DnsClient(
            LoopbackDns.at(dns.server().address()),
            workers,
            (octets, question) -> {
              if (broken.getAndSet(false)) {
                DnsClientTest.<RuntimeException>raise(kind);
              }
              return DnsMessageCodec.decode(octets, question);
            })) {
      var question = new DnsQuestion("shop.example", RecordType.A);
      client
          .query(question, Deadline.after(SHORT))
          .toCompletableFuture()
          .orTimeout(10, TimeUnit.SECONDS)
          .join();

      DnsReply next =
          client
              .query(question, Deadline.after(LoopbackDns.LONG_TIMEOUT))
              .toCompletableFuture()
              .orTimeout(10, TimeUnit.SECONDS)
              .join();

      assertEquals(HONEST, next);
      assertEquals(Optional.empty(), client.problem());
    } finally {
      workers.shutdownNow();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void raise(Class<? extends Throwable> kind) throws T {
    try {
      throw (T) kind.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void severalRecordsHaveTheShortestTtl() {
    dns.server().zones().add("many.shop.example 60 A 192.0.2.1");
    dns.server().zones().add("many.shop.example 60 A 192.0.2.2");

    assertEquals(
        new DnsReply.Answer(List.of(address("192.0.2.1"), address("192.0.2.2")), seconds(60)),
        dns.ask("many.shop.example", RecordType.A));
  }

  @Test
  void nxdomainHasTheZonesNegativeTtl() {
    assertEquals(new DnsReply.NoSuchName(seconds(60)), dns.ask("no.shop.example", RecordType.A));
  }

  @Test
  void noDataHasTheZonesNegativeTtl() {
    assertEquals(new DnsReply.NoData(seconds(60)), dns.ask("shop.example", RecordType.MX));
  }

  @Test
  void aNegativeTtlIsNoLongerThanThatOfTheSoa() {
    dns.server().zones().add("brief.example 20 SOA ns.brief.example. h.brief.example. 1 9 9 9 60");

    assertEquals(new DnsReply.NoSuchName(seconds(20)), dns.ask("no.brief.example", RecordType.A));
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(Fault.servfail(), Cause.SERVFAIL),
        Arguments.of(Fault.refused(), Cause.REFUSED),
        Arguments.of(Fault.silence(), Cause.TIMEOUT),
        Arguments.of(Fault.delay(Duration.ofSeconds(1)), Cause.TIMEOUT),
        Arguments.of(Fault.wrongId(), Cause.TIMEOUT),
        Arguments.of(Fault.wrongQuestion(), Cause.TIMEOUT),
        Arguments.of(Fault.malformed(), Cause.MALFORMED),
        Arguments.of(Fault.cnameLoop(), Cause.CNAME_LOOP),
        Arguments.of(Fault.truncatedWithoutTcp(), Cause.MALFORMED));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureHasItsCauseAndEndsAtTheDeadline(Fault fault, Cause cause) throws Exception {
    dns.server().faults().at("bad.shop.example", fault);
    dns.ask("shop.example", RecordType.A);

    DnsReply reply =
        ElapsedTimeAssertions.atMost(SHORT, () -> dns.ask("bad.shop.example", RecordType.A, SHORT));

    assertEquals(new DnsReply.Failed(cause), reply);
  }

  @Test
  void aDeadlineThatHasPassedIsATimeout() {
    assertEquals(
        new DnsReply.Failed(Cause.TIMEOUT), dns.ask("shop.example", RecordType.A, Duration.ZERO));
  }

  @Test
  void forgedRepliesAreIgnored() {
    dns.server().faults().everywhere(Fault.spoofedFirst());

    assertEquals(HONEST, dns.ask("shop.example", RecordType.A));
  }

  @Test
  void anAliasIsFollowedAndTheShortestTtlOfTheChainCounts() {
    dns.server().zones().add("www.shop.example 30 CNAME web.shop.example.");
    dns.server().zones().add("web.shop.example 900 CNAME shop.example.");

    assertEquals(answer("192.0.2.25", 30), dns.ask("www.shop.example", RecordType.A));
  }

  @Test
  void anAliasOfAMissingNameDoesNotExist() {
    dns.server().zones().add("www.shop.example CNAME gone.shop.example.");

    assertEquals(new DnsReply.NoSuchName(seconds(60)), dns.ask("www.shop.example", RecordType.A));
  }

  @Test
  void truncatedRepliesAreRequestedOverTcp() {
    dns.server().faults().everywhere(Fault.truncated());

    assertEquals(HONEST, dns.ask("shop.example", RecordType.A));
    assertEquals(2, dns.server().questions().count("shop.example", "A"));
  }

  @Test
  void largeRepliesAreReceivedOverTcp() {
    String long255 = "x".repeat(255);
    for (int i = 0; i < 20; i++) {
      dns.server().zones().add("long.shop.example TXT \"" + i + "\" \"" + long255 + "\"");
    }

    DnsReply reply = dns.ask("long.shop.example", RecordType.TXT);

    List<DnsRecord> texts =
        IntStream.range(0, 20).<DnsRecord>mapToObj(i -> new DnsRecord.Text(i + long255)).toList();
    assertEquals(new DnsReply.Answer(texts, seconds(300)), reply);
  }

  @Test
  void aTruncatedReplyIsMalformedIfTcpIsRefused() throws IOException {
    dns.server().faults().everywhere(Fault.truncated());
    dns.server().refuseTcp();

    assertEquals(new DnsReply.Failed(Cause.MALFORMED), dns.ask("shop.example", RecordType.A));
  }

  @Test
  void aLostDatagramIsSentAgain() {
    dns.server().faults().everywhere(Fault.lost(1));

    assertEquals(HONEST, dns.ask("shop.example", RecordType.A));
    assertEquals(2, dns.server().questions().count("shop.example", "A"));
  }

  @Test
  void twoThousandSimultaneousQueriesGetReplies() {
    dns.server().zones().add("*.many.shop.example A 192.0.2.25");

    List<CompletableFuture<DnsReply>> replies =
        IntStream.range(0, 2000).mapToObj(i -> start("n" + i + ".many.shop.example")).toList();

    assertEquals(
        List.of(HONEST), replies.stream().map(CompletableFuture::join).distinct().toList());
    assertEquals(2000, dns.server().questions().total());
  }

  @Test
  void unresponsiveNamesDoNotDelayOthers() throws Exception {
    dns.server().faults().below("silent.example", Fault.silence());
    List<CompletableFuture<DnsReply>> silent =
        IntStream.range(0, 128).mapToObj(i -> start("n" + i + ".silent.example")).toList();

    DnsReply reply =
        ElapsedTimeAssertions.atMost(
            Duration.ofMillis(800), () -> dns.ask("shop.example", RecordType.A));

    assertEquals(HONEST, reply);
    assertTrue(silent.stream().noneMatch(CompletableFuture::isDone));
  }

  @Test
  void closingFailsPendingQueries() throws IOException {
    dns.server().faults().everywhere(Fault.silence());
    List<CompletableFuture<DnsReply>> open =
        IntStream.range(0, 300).mapToObj(i -> start("n" + i + ".shop.example")).toList();

    dns.client().close();

    assertEquals(
        List.of(new DnsReply.Failed(Cause.UNREACHABLE)),
        open.stream().map(CompletableFuture::join).distinct().toList());
  }

  @Test
  void aClosedClientFailsImmediately() throws IOException {
    dns.client().close();

    assertEquals(new DnsReply.Failed(Cause.UNREACHABLE), dns.ask("shop.example", RecordType.A));
  }

  @Test
  void theSameNameMayBeQueriedManyTimesSimultaneously() {
    List<CompletableFuture<DnsReply>> replies =
        Stream.generate(() -> start("shop.example")).limit(200).toList();

    assertEquals(
        List.of(HONEST), replies.stream().map(CompletableFuture::join).distinct().toList());
  }

  private CompletableFuture<DnsReply> start(String name) {
    var question = new DnsQuestion(new Domain(name), RecordType.A);
    return dns.client()
        .query(question, Deadline.after(LoopbackDns.LONG_TIMEOUT))
        .toCompletableFuture();
  }

  private static DnsReply answer(String ip, long ttl) {
    return new DnsReply.Answer(List.of(address(ip)), seconds(ttl));
  }

  private static DnsRecord address(String ip) {
    return new DnsRecord.Address(Ip.parse(ip).orElseThrow());
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
