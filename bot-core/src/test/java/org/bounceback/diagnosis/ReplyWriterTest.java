package org.bounceback.diagnosis;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bounceback.advice.AdviceContext;
import org.bounceback.advice.ContextAttribute;
import org.bounceback.advice.Language;
import org.bounceback.advice.SupportTeam;
import org.bounceback.advice.VerdictSelector;
import org.bounceback.bounce.BounceReason;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the reply says depending on the facts, for every reason and language. */
class ReplyWriterTest {
  private static final RecipientEvidence FOUND = Cases.refused("554 5.7.1 A local policy");
  private static final SupportTeam TEAM = SupportTeam.signing("Support");
  private static final VerdictSelector SELECTOR = new VerdictSelector(Cases.BOOK);
  private static final ReplyWriter WRITER = new ReplyWriter(Cases.BOOK, BundledData.CLOCK);

  @ParameterizedTest
  @EnumSource
  void aLostMessageIsNeverSaidToBeRetried(BounceReason reason) {
    String reply = reply(reason, facts("sender").stated(ContextAttribute.FATE, "lost"));

    assertFalse(reply.matches("(?is).*(keeps? trying|is delayed|don't send it again: ).*"), reply);
  }

  @ParameterizedTest
  @EnumSource
  void aRetriedMessageIsNeverSaidToBeLost(BounceReason reason) {
    String reply = reply(reason, facts("sender").stated(ContextAttribute.FATE, "retrying"));

    assertFalse(
        reply.matches("(?is).*(not delivered|was returned|when you can send it again).*"), reply);
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownFateIsNeitherLostNorRetried(BounceReason reason) {
    String reply = reply(reason, facts("sender"));

    assertFalse(
        reply.matches("(?is).*(not delivered|keeps? trying|is delayed|send it again when).*"),
        reply);
  }

  @ParameterizedTest
  @EnumSource
  void noOneButTheSenderReadsYourMessage(BounceReason reason) {
    boolean nothingFailed =
        List.of(BounceReason.DELIVERED, BounceReason.VACATION, BounceReason.FEEDBACK)
            .contains(reason);
    for (String customer : List.of("recipient", "none")) {
      for (String rejectedBy : List.of("ours", "recipient", "nobody")) {
        String reply =
            reply(
                reason,
                facts(customer)
                    .stated(ContextAttribute.REJECTED_BY, rejectedBy)
                    .stated(ContextAttribute.FATE, "lost"));
        assertTrue(nothingFailed || !reply.contains("our message"), reply);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void anInferredFactMakesTheCauseProbable(Language language) {
    AdviceContext.Builder stated = policy().stated(ContextAttribute.REJECTED_BY, "recipient");
    AdviceContext.Builder inferred = policy().inferred(ContextAttribute.REJECTED_BY, "recipient");
    String certain = lines(BounceReason.POLICY_VIOLATION, stated, language).get(0);
    String probable = lines(BounceReason.POLICY_VIOLATION, inferred, language).get(0);

    assertTrue(probable.startsWith(certain), probable);
    assertTrue(
        probable.substring(certain.length()).matches("(?i).*(probabl|wahrscheinlich).*"), probable);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sender | recipient | Your message to bob@partner.example was not delivered.",
        "both | recipient | Your message to bob@partner.example was not delivered.",
        "recipient | ours | The message that alice@shop.example sent you was not delivered.",
        "recipient | recipient | A message to you was forwarded to bob@partner.example, but was not"
            + " delivered there.",
        "none | recipient | The message to bob@partner.example was not delivered.",
      })
  void theFirstSentenceAddressesTheCustomer(String customer, String rejectedBy, String first) {
    AdviceContext.Builder facts =
        facts(customer)
            .stated(ContextAttribute.REJECTED_BY, rejectedBy)
            .stated(ContextAttribute.FATE, "lost");

    String opening = lines(BounceReason.MAILBOX_FULL, facts, Language.ENGLISH).get(0);

    assertTrue(opening.startsWith(first), opening);
  }

  @ParameterizedTest
  @EnumSource
  void aReplyIsCompleteEvenIfNoNameIsKnown(BounceReason reason) {
    RecipientEvidence nameless = Cases.pasted("550 5.7.1 A local policy");
    for (Language language : Language.values()) {
      AdviceContext context =
          policy()
              .stated(ContextAttribute.SENDER_DNS, "elsewhere")
              .stated(ContextAttribute.REASON, reason.code())
              .build();
      List<String> lines =
          WRITER.paragraphs(
              new RecipientDiagnosis(
                  nameless,
                  context,
                  SELECTOR.select(reason, context),
                  PlaceholderValues.of(nameless, TEAM)),
              language);

      assertTrue(lines.size() >= 2, lines + " " + language);
      assertTrue(lines.stream().allMatch(line -> line.matches("[^{}]+")), lines.toString());
    }
  }

  @Test
  void aRetryTimeInThePastIsOver() {
    RecipientEvidence delayed = Cases.delayedUntil("Sun, 29 Nov 2026 08:12:00 +0100");
    var later = Clock.fixed(Instant.parse("2026-11-30T00:00:00Z"), ZoneOffset.UTC);

    String during = first(delayed, BundledData.CLOCK);
    String after = first(delayed, later);

    assertTrue(during.contains("keeps trying until 29 November 2026, 07:12 UTC"), during);
    assertTrue(after.contains("was being retried until 29 November 2026, 07:12 UTC"), after);
  }

  private static String first(RecipientEvidence found, Clock clock) {
    return new ReplyWriter(Cases.BOOK, clock)
        .paragraphs(RecipientDiagnosis.of(found, SELECTOR, TEAM), Language.ENGLISH)
        .get(0);
  }

  private static AdviceContext.Builder facts(String customer) {
    return AdviceContext.builder()
        .stated(ContextAttribute.KIND, "failure")
        .stated(ContextAttribute.FORGED, "false")
        .stated(ContextAttribute.SENT_BY, "ours")
        .stated(ContextAttribute.REJECTED_BY, "recipient")
        .stated(ContextAttribute.CUSTOMER, customer);
  }

  private static AdviceContext.Builder policy() {
    return facts("sender").stated(ContextAttribute.FATE, "lost");
  }

  private static String reply(BounceReason reason, AdviceContext.Builder facts) {
    return String.join("\n", lines(reason, facts, Language.ENGLISH));
  }

  private static List<String> lines(
      BounceReason reason, AdviceContext.Builder facts, Language language) {
    AdviceContext context = facts.stated(ContextAttribute.REASON, reason.code()).build();
    var diagnosis =
        new RecipientDiagnosis(
            FOUND, context, SELECTOR.select(reason, context), PlaceholderValues.of(FOUND, TEAM));
    return WRITER.paragraphs(diagnosis, language);
  }
}
