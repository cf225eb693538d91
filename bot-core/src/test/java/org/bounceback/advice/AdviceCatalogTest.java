package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bounceback.bounce.BounceReason;
import org.bounceback.data.InvalidDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parsing of advice files, and the advice given by a small file with two reasons. */
class AdviceCatalogTest {
  private static final String BOOK =
      """
      reasons:
        blocked:
          verdict: recipient-blocks-us
          who: our-host
          ours: {verdict: our-server-refused, who: sender}
          or: [{if: {temporary: true, words: slow}, verdict: temporary, who: nobody}]
          waiting_suffices: true
          headline: Blocked.
          agent: {say: Look., next: [One., Two., {say: Ours., if: {decidedBy: ours}}]}
          customer: {say: They refuse., next: [Wait.], when_ours: We refuse.}
          admin_message: {ask: 'Please?'}
        mailbox-full: {verdict: recipient-address-problem, who: recipient}
      refinements:
        people-only: {verdict: cannot-tell, who: unknown, headline: Never.}
        words-only: {if: {receiver: apple}, headline: Apple.}
        google:
          if: {reason: [blocked, rejected], receiver: google}
          verdict: our-configuration
          who: our-host
          then: recipient-admin
          or: [{if: {senderDomain: foreign}, verdict: sender-configuration, who: sender}]
          headline: Google.
        late: {if: {receiver: google, words: 'code \\d+'}, verdict: cannot-tell, who: unknown}
        yahoo: {if: {receiver: yahoo}, verdict: our-configuration, who: our-host}
      delays:
        still-trying: {headline: Still.}
        given-up: {headline: Up.}
      actors: {sender: S, our-host: H, recipient: R, recipient-admin: A, other-provider: P,
               nobody: N, unknown: U}
      notices: {side: Besides.}
      admin_message_frame: {greeting: G, intros: [I], evidence: [E], closing: C, for_the_agent: F}
      """;

  private final AdviceCatalog book = AdviceCatalog.read("book.yaml", BOOK);

  @Test
  void eachReasonHasUsualAdvice() {
    assertEquals(
        new Advice(
            "blocked",
            assessment(Verdict.RECIPIENT_BLOCKS_US, Actor.OUR_HOST),
            new AdviceTexts(
                Optional.of("Blocked."),
                Optional.of("Look."),
                List.of("One.", "Two."),
                Optional.of("They refuse."),
                List.of("Wait."),
                Optional.of("Please?"))),
        book.advise(BounceReason.BLOCKED, situation(Map.of())));
  }

  @Test
  void aRejectionByOurServerHasItsOwnAssessmentAndTexts() {
    Advice advice =
        book.advise(BounceReason.BLOCKED, situation(Map.of(ContextAttribute.DECIDED_BY, "ours")));

    assertEquals(assessment(Verdict.OUR_SERVER_REFUSED, Actor.SENDER), advice.assessment());
    assertEquals(List.of("We refuse."), advice.adviceTexts().customerTexts());
    assertEquals(Optional.empty(), advice.adviceTexts().adminRequest());
    assertTrue(
        book.isOursToFix(
            BounceReason.BLOCKED, situation(Map.of(ContextAttribute.DECIDED_BY, "ours"))));
  }

  @Test
  void aConditionalLineIsUsedWhenItsConditionIsTrue() {
    Advice advice =
        book.advise(BounceReason.BLOCKED, situation(Map.of(ContextAttribute.DECIDED_BY, "ours")));

    assertEquals(List.of("One.", "Two.", "Ours."), advice.adviceTexts().agentNext());
  }

  @Test
  void theRequestToTheirAdminIsInheritedOnlyIfTheyMayNeedToAct() {
    AdviceContext adviceContext =
        situation(Map.of(ContextAttribute.REASON, "blocked", ContextAttribute.RECEIVER, "yahoo"));

    assertEquals(
        Optional.empty(),
        book.advise(BounceReason.BLOCKED, adviceContext).adviceTexts().adminRequest());
  }

  @Test
  void aReasonWithoutTextsForOurServersUsesItsUsualAdvice() {
    Advice advice =
        book.advise(
            BounceReason.MAILBOX_FULL, situation(Map.of(ContextAttribute.DECIDED_BY, "ours")));

    assertEquals(
        assessment(Verdict.RECIPIENT_ADDRESS_PROBLEM, Actor.RECIPIENT), advice.assessment());
  }

  @Test
  void anotherAssessmentRequiresAllPartsOfItsCondition() {
    var slow = AdviceContexts.of(Map.of(ContextAttribute.TEMPORARY, "true"), "too SLOW");
    var fast = AdviceContexts.of(Map.of(ContextAttribute.TEMPORARY, "true"), "too fast");

    assertEquals(
        assessment(Verdict.TEMPORARY, Actor.NOBODY),
        book.advise(BounceReason.BLOCKED, slow).assessment());
    assertEquals(
        assessment(Verdict.RECIPIENT_BLOCKS_US, Actor.OUR_HOST),
        book.advise(BounceReason.BLOCKED, fast).assessment());
  }

  @Test
  void theFirstMatchingRefinementWinsAndInheritsMissingTexts() {
    var adviceContext =
        AdviceContexts.of(
            Map.of(ContextAttribute.REASON, "blocked", ContextAttribute.RECEIVER, "google"),
            "code 5");

    Advice advice = book.advise(BounceReason.BLOCKED, adviceContext);

    assertEquals(
        new Advice(
            "google",
            assessment(Verdict.OUR_CONFIGURATION, Actor.OUR_HOST),
            new AdviceTexts(
                Optional.of("Google."),
                Optional.of("Look."),
                List.of("One.", "Two."),
                Optional.of("They refuse."),
                List.of("Wait."),
                Optional.of("Please?"))),
        advice);
  }

  @Test
  void aRefinementMayHaveAnotherAssessment() {
    AdviceContext adviceContext =
        situation(
            Map.of(
                ContextAttribute.REASON,
                "rejected",
                ContextAttribute.RECEIVER,
                "google",
                ContextAttribute.SENDER_DOMAIN,
                "foreign"));

    assertEquals(
        assessment(Verdict.SENDER_CONFIGURATION, Actor.SENDER),
        book.advise(BounceReason.BLOCKED, adviceContext).assessment());
  }

  @Test
  void unknownFactsMatchNoCondition() {
    var unknown = AdviceContexts.of(Map.of(ContextAttribute.RECEIVER, "google"), "code 5");

    assertEquals("late", book.advise(BounceReason.BLOCKED, unknown).id());
  }

  @Test
  void aRefinementWithoutAssessmentIsIgnored() {
    AdviceContext adviceContext = situation(Map.of(ContextAttribute.RECEIVER, "apple"));

    assertTrue(book.applies("words-only", adviceContext));
    assertEquals("blocked", book.advise(BounceReason.BLOCKED, adviceContext).id());
    assertEquals(
        Optional.of("Apple."),
        book.adviceForSituation("words-only", adviceContext).adviceTexts().headline());
  }

  @Test
  void aRefinementWithoutConditionsNeverApplies() {
    assertFalse(book.applies("people-only", situation(Map.of())));
    assertFalse(book.applies("absent", situation(Map.of())));
  }

  @Test
  void otherSectionsAreReadToo() {
    assertTrue(book.waitingSuffices(BounceReason.BLOCKED));
    assertFalse(book.waitingSuffices(BounceReason.MAILBOX_FULL));
    assertFalse(book.waitingSuffices(BounceReason.EXPIRED));
    assertEquals(Optional.of("Still."), book.retryingTexts().headline());
    assertEquals(Optional.of("Up."), book.givenUpTexts().headline());
    assertEquals("A", book.actorSentence(Actor.RECIPIENT_ADMIN));
    assertEquals("Besides.", book.notice("side"));
    assertEquals(
        new AdviceCatalog.LetterFrame("G", List.of("I"), List.of("E"), "C", "F"),
        book.adminMessageFrame());
  }

  @Test
  void unknownIdsThrow() {
    assertThrows(
        InvalidDataException.class, () -> book.usual(BounceReason.EXPIRED, situation(Map.of())));
    assertThrows(
        InvalidDataException.class, () -> book.adviceForSituation("absent", situation(Map.of())));
    assertThrows(InvalidDataException.class, () -> book.notice("absent"));
  }

  @Test
  void aContextRejectsImpossibleValues() {
    assertThrows(
        IllegalArgumentException.class,
        () -> situation(Map.of(ContextAttribute.TEMPORARY, "perhaps")));
    assertThrows(
        IllegalArgumentException.class,
        () -> situation(Map.of(ContextAttribute.REASON, "bad luck")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "blocked: | bloked: | book.yaml.reasons: no such reason: bloked",
        "verdict: recipient-blocks-us | verdict: none |"
            + " book.yaml.reasons.blocked.verdict: no such verdict: none",
        "who: our-host | who: me | book.yaml.reasons.blocked.who: no such actor: me",
        "{verdict: our-server-refused, who: sender} | {verdict: our-server-refused} |"
            + " book.yaml.reasons.blocked.ours: who is missing",
        "temporary: true | temporal: true |"
            + " book.yaml.reasons.blocked.or[0].if: unknown condition temporal",
        "temporary: true | temporary: maybe |"
            + " book.yaml.reasons.blocked.or[0].if: temporary is never maybe",
        "[blocked, rejected] | [blocked, bloked] |"
            + " book.yaml.refinements.google.if: reason is never bloked",
        "waiting_suffices: true | waiting_suffices: perhaps |"
            + " book.yaml.reasons.blocked.waiting_suffices is neither true nor false",
        "recipient-admin: A | recipient-admit: A | book.yaml.actors: recipient-admin is missing",
        "notices: | notes: | book.yaml: notices is missing",
        "greeting: G | greetings: G | book.yaml.admin_message_frame: greeting is missing",
      })
  void errorsContainThePath(String right, String wrong, String message) {
    String broken = BOOK.replaceFirst(Pattern.quote(right), wrong);

    var refused =
        assertThrows(InvalidDataException.class, () -> AdviceCatalog.read("book.yaml", broken));

    assertEquals(message, refused.getMessage());
  }

  @Test
  void theErrorForAnInvalidRegexContainsThePath() {
    String broken = BOOK.replace("words: slow", "words: '(slow'");

    var refused =
        assertThrows(InvalidDataException.class, () -> AdviceCatalog.read("book.yaml", broken));

    assertTrue(
        refused.getMessage().startsWith("book.yaml.reasons.blocked.or[0].if: "),
        refused.getMessage());
  }

  private static Optional<Assessment> assessment(Verdict verdict, Actor actor) {
    return Optional.of(new Assessment(verdict, actor));
  }

  private static AdviceContext situation(Map<ContextAttribute, String> contextAttributes) {
    return AdviceContexts.of(contextAttributes, "");
  }
}
