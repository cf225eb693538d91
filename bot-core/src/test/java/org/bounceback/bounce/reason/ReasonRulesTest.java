package org.bounceback.bounce.reason;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.Confidence;
import org.bounceback.bounce.Evidence;
import org.bounceback.bounce.ReasonDecision;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ReasonRulesTest {
  private static final ReasonRules RULES = BundledData.RULES;

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("examples")
  void aRuleMatchesItsExamples(String rule, String example) {
    assertEquals(rule, decide(example).ruleId());
  }

  @Test
  void ruleIdsAreUnique() {
    List<String> ids = ReasonRules.loadRules().stream().map(ReasonRule::id).toList();

    assertEquals(ids.size(), new HashSet<>(ids).size(), () -> "duplicate ids in " + ids);
  }

  @Test
  void literalsAreLowerCase() {
    assertAll(
        ReasonRules.loadRules().stream()
            .flatMap(rule -> rule.literals().stream())
            .map(text -> () -> assertEquals(text.toLowerCase(Locale.ROOT), text)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "5.2.2, 550 Sorry, mailbox-full",
    "5.1.1, 550 5.1.1 Sorry, user-unknown",
    "4.2.2, 452 Sorry, mailbox-full",
    "5.7.25, 550 Sorry, require-ptr",
    "5.0.0, 550 Sorry, on-hold",
  })
  void theCodeDecidesWhenTheTextIsInconclusive(String status, String reply, String reason) {
    ReasonDecision reasonDecision =
        RULES.decide(RejectionReply.of(reply), RejectionReply.NONE, status, "550");

    assertEquals(reason, reasonDecision.bounceReason().code());
  }

  @Test
  void aSpecificPhraseOverridesTheCode() {
    ReasonDecision reasonDecision =
        RULES.decide(
            RejectionReply.of("550 5.1.1 Client host [192.0.2.1] blocked using bl.example.net"),
            RejectionReply.NONE,
            "5.1.1",
            "550");

    assertEquals(
        new ReasonDecision(
            BounceReason.BLOCKED,
            "list-quoted",
            new Evidence(ReasonRules.REPLY, "blocked using"),
            Confidence.HIGH),
        reasonDecision);
  }

  @Test
  void aSpecificCodeOverridesACommonPhrase() {
    ReasonDecision reasonDecision =
        RULES.decide(
            RejectionReply.of("550 5.6.0 Message rejected"), RejectionReply.NONE, "5.2.3", "550");

    assertEquals("status-5.2.3", reasonDecision.ruleId());
  }

  @Test
  void theRestOfTheReportDecidesWhenTheReplyIsInconclusive() {
    RejectionReply context = RejectionReply.of("maildrop: Maildir over quota.");

    ReasonDecision reasonDecision =
        RULES.decide(RejectionReply.of("550 Sorry"), context, "", "550");

    assertEquals(
        new ReasonDecision(
            BounceReason.MAILBOX_FULL,
            "mailbox-is-full",
            new Evidence(ReasonRules.TEXT, "over quota"),
            Confidence.MEDIUM),
        reasonDecision);
  }

  @Test
  void withoutTextThereIsNoReason() {
    ReasonDecision reasonDecision = RULES.decide(RejectionReply.NONE, RejectionReply.NONE, "", "");

    assertEquals(BounceReason.UNDEFINED, reasonDecision.bounceReason());
  }

  private static Stream<Arguments> examples() {
    return ReasonRules.loadRules().stream()
        .flatMap(rule -> rule.examples().stream().map(text -> Arguments.of(rule.id(), text)));
  }

  private static ReasonDecision decide(String example) {
    RejectionReply rejectionReply = RejectionReply.of(example);
    String status = rejectionReply.statuses().stream().findFirst().orElse("");
    return RULES.decide(
        rejectionReply, RejectionReply.NONE, status, rejectionReply.code().orElse(""));
  }
}
