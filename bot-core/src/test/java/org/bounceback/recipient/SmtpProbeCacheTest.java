package org.bounceback.recipient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bounceback.address.Domain;
import org.bounceback.address.MailAddress;
import org.bounceback.net.Deadline;
import org.bounceback.net.LoopbackDns;
import org.bounceback.recipient.SmtpProbeCache.ProbePolicy;
import org.bounceback.sandbox.smtp.Dialogue;
import org.bounceback.sandbox.smtp.ServerBehavior;
import org.bounceback.sandbox.smtp.StartTls;
import org.bounceback.testkit.AdvancedClock;
import org.junit.jupiter.api.Test;

/** Rate limit of one connection per server and minute, and results with their age. */
class SmtpProbeCacheTest {
  private static final ProbePolicy COURTESY =
      new ProbePolicy(Duration.ofMinutes(1), Duration.ofMinutes(5));
  private static final RecipientQuestion ANNA =
      RecipientQuestion.about("anna@shop.example").orElseThrow();

  private final AdvancedClock clock = new AdvancedClock();

  @Test
  void aSecondCallerGetsTheCachedResultWithItsAge() throws IOException {
    try (var side = RecipientSide.polite()) {
      RecipientCheck check = side.courteous(COURTESY, clock);
      RecipientReport first = ask(check, ANNA);
      clock.advance(Duration.ofSeconds(40));
      RecipientReport second = ask(check, ANNA);

      assertEquals(Optional.empty(), first.cachedAge());
      assertEquals(first.probeOutcome(), second.probeOutcome());
      assertEquals(first.servers().get(0).replies(), second.servers().get(0).replies());
      assertEquals("40 seconds ago", second.cachedAge().orElseThrow().ago());
      assertFalse(second.cachedAge().orElseThrow().mayCheckAgain());
      assertEquals(1, dialogues(side));
    }
  }

  @Test
  void aStableResultIsCachedLongerUnlessTheCallerRequiresANewOne() throws IOException {
    try (var side = RecipientSide.polite()) {
      RecipientCheck check = side.courteous(COURTESY, clock);
      ask(check, ANNA);
      clock.advance(Duration.ofMinutes(3));
      AnswerAge answerAge = ask(check, ANNA).cachedAge().orElseThrow();

      assertEquals("3 minutes ago", answerAge.ago());
      assertTrue(answerAge.mayCheckAgain());
      assertEquals(1, dialogues(side));

      assertEquals(Optional.empty(), ask(check, ANNA.withFreshProbe()).cachedAge());
      assertEquals(2, dialogues(side));
    }
  }

  @Test
  void noNewResultBeforeTheIntervalIsOver() throws IOException {
    try (var side = RecipientSide.polite()) {
      RecipientCheck check = side.courteous(COURTESY, clock);
      ask(check, ANNA);
      clock.advance(Duration.ofSeconds(59));

      assertEquals(
          "59 seconds ago", ask(check, ANNA.withFreshProbe()).cachedAge().orElseThrow().ago());
      assertEquals(1, dialogues(side));
    }
  }

  @Test
  void anExpiredResultIsNotReused() throws IOException {
    try (var side = RecipientSide.polite()) {
      RecipientCheck check = side.courteous(COURTESY, clock);
      ask(check, ANNA);
      clock.advance(Duration.ofMinutes(5));

      assertEquals(Optional.empty(), ask(check, ANNA).cachedAge());
    }
  }

  @Test
  void aTemporaryFailureIsCheckedAgainAfterTheInterval() throws IOException {
    try (var side =
        new RecipientSide(ServerBehavior.of("mx").greeting("421 4.3.2 Too busy").build())) {
      RecipientCheck check = side.courteous(COURTESY, clock);
      ask(check, ANNA);
      clock.advance(Duration.ofMinutes(1));

      assertEquals(Optional.empty(), ask(check, ANNA).cachedAge());
      assertEquals(2, dialogues(side));
    }
  }

  @Test
  void domainsOnOneServerShareItsConnection() throws IOException {
    var serverBehavior = ServerBehavior.of("mx.shop.example").startTls(StartTls.VALID).build();
    try (var side = new RecipientSide(serverBehavior)) {
      side.names().zones().open("other.example");
      side.names().zones().add("other.example MX 10 mx.other.example.");
      side.names().zones().add("mx.other.example A " + RecipientSide.FIRST);
      RecipientCheck check = side.courteous(COURTESY, clock);
      ask(check, ANNA);
      RecipientReport other = ask(check, RecipientQuestion.about("other.example").orElseThrow());

      assertEquals(ProbeOutcome.ACCEPTING, other.probeOutcome());
      assertEquals("mx.other.example", other.servers().get(0).host().name());
      assertEquals(
          Optional.empty(),
          other.servers().get(0).dialogue().orElseThrow().tls(),
          "the certificate was judged for another name");
      assertEquals(1, dialogues(side));
    }
  }

  @Test
  void simultaneousQuestionsShareOneConnection() throws Exception {
    try (var side =
        new RecipientSide(ServerBehavior.of("mx").tarpit(Duration.ofMillis(50)).build())) {
      RecipientCheck check = side.courteous(COURTESY, clock);
      ExecutorService people = Executors.newFixedThreadPool(20);
      try {
        var questions =
            IntStream.range(0, 20)
                .<Callable<ProbeOutcome>>mapToObj(i -> () -> ask(check, ANNA).probeOutcome());
        for (var answer : people.invokeAll(questions.toList())) {
          assertEquals(ProbeOutcome.ACCEPTING, answer.get());
        }
      } finally {
        people.shutdownNow();
      }

      assertEquals(1, dialogues(side));
    }
  }

  @Test
  void repliesAboutOneRecipientAreNotReusedForAnother() throws IOException {
    var serverBehavior =
        ServerBehavior.of("mx.shop.example").rcpt("550 5.1.1 No such user").build();
    try (var side = new RecipientSide(serverBehavior)) {
      RecipientCheck check = side.courteous(COURTESY, clock);

      assertEquals(ProbeOutcome.REFUSING, ask(check, naming("anna@shop.example")).probeOutcome());
      assertEquals(ProbeOutcome.REFUSING, ask(check, naming("anna@shop.example")).probeOutcome());
      assertEquals(ProbeOutcome.ACCEPTING, ask(check, naming("bert@shop.example")).probeOutcome());
      assertEquals(1, dialogues(side));
    }
  }

  private static RecipientReport ask(RecipientCheck check, RecipientQuestion question) {
    return check.check(question, Deadline.after(LoopbackDns.LONG_TIMEOUT));
  }

  private static RecipientQuestion naming(String address) {
    return new RecipientQuestion(
        new Domain("shop.example"), MailAddress.parse(address), true, Optional.empty());
  }

  private static long dialogues(RecipientSide side) {
    List<Dialogue> all = side.first().dialogues();
    return all.size();
  }
}
