package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bounceback.bounce.BounceReason;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parsing of advice files, and the advice given by a small file with two reasons. */
class AdviceCatalogTest {
  private static final String BOOK =
      """
      reasons:
        blocked:
          family: our-server
          verdict: recipient-blocks-us
          who: our-host
          then: recipient-admin
          ours: {family: our-limits, verdict: our-server-refused, who: sender}
          outcomes:
            - {if: {temporary: true, replyText: slow}, verdict: recipient-server-problem, who: our-host}
          waiting_suffices: true
        mailbox-full: {plain_cause: true, family: plain, verdict: recipient-address-problem, who: recipient}
      refinements:
        people-only: {verdict: cannot-tell, who: unknown}
        google:
          family: our-server
          if: {reason: [blocked, rejected], vendor: google}
          then: recipient-admin
          outcomes: [{if: {listing: resolved}, verdict: our-server-listed, who: sender}]
          verdict: our-configuration
          who: our-host
        yahoo: {family: our-server, if: {vendor: yahoo}, verdict: our-configuration, who: our-host}
      unknown_facts:
        fate:
          verdict: cannot-tell
          who: our-host
          question: {kind: still-queued}
        other: {verdict: cannot-tell, who: our-host}
      """;

  private static final String TEXTS =
      """
      advice:
        blocked:
          headline: [{en: 'Blocked.'}]
          details: {en: Look.}
          steps: [{en: One.}, {en: Two.}, {en: Ours., if: {rejectedBy: ours}}]
          sender: {why: {en: They reject.}, next: [{en: Wait.}]}
          recipient: {why: {en: It was rejected.}}
          when_ours: {sender: {why: {en: We reject.}}}
          admin_request: {en: 'Please?'}
        people-only: {headline: [{en: Never.}]}
        google: {headline: [{en: Google.}]}
      fates:
        still-trying: {headline: [{en: Still.}]}
        given-up: {headline: [{en: Up.}]}
      notices: {side: {en: Side.}}
      unknown_facts:
        fate: {headline: [{en: Fate.}], question: [{en: 'Queued?'}]}
        other: {headline: [{en: Other.}]}
      admin_email: {greeting: {en: G}}
      """;

  private static final Map<ContextAttribute, String> REMOTE =
      Map.of(
          ContextAttribute.REJECTED_BY, "recipient",
          ContextAttribute.SENT_BY, "ours",
          ContextAttribute.FATE, "lost",
          ContextAttribute.CUSTOMER, "sender");

  private static final Map<ContextAttribute, String> OURS =
      Map.of(
          ContextAttribute.REJECTED_BY, "ours",
          ContextAttribute.SENT_BY, "ours",
          ContextAttribute.CUSTOMER, "sender");

  private final AdviceCatalog book = read(BOOK);
  private final VerdictSelector selector = new VerdictSelector(book);

  @Test
  void eachReasonHasUsualAdvice() {
    Advice advice = advise(REMOTE);

    assertEquals("blocked", advice.id());
    assertEquals(assessment(Verdict.RECIPIENT_BLOCKS_US, Actor.OUR_HOST), advice.assessment());
    assertEquals(
        List.of(
            "Blocked.",
            "Look.",
            "One.",
            "Two.",
            "They reject.",
            "Wait.",
            "It was rejected.",
            "Please?"),
        texts(advice.adviceTexts().all()));
  }

  @Test
  void aRejectionByOurServerHasItsOwnAssessmentAndTexts() {
    Advice advice = advise(OURS);

    assertEquals(assessment(Verdict.OUR_SERVER_REFUSED, Actor.SENDER), advice.assessment());
    assertEquals(List.of("We reject."), texts(advice.adviceTexts().customerTexts()));
    assertEquals(List.of("One.", "Two.", "Ours."), texts(advice.adviceTexts().steps()));
    assertTrue(advice.adviceTexts().adminRequest().isEmpty());
  }

  @Test
  void whetherWaitingIsEnoughDependsOnWhatBecameOfTheMessage() {
    var facts = new EnumMap<>(REMOTE);
    facts.remove(ContextAttribute.FATE);

    assertEquals("unknown-fate", advise(facts).id());
    assertEquals(
        assessment(Verdict.TEMPORARY, Actor.NOBODY),
        advise(facts, ContextAttribute.FATE, "retrying").assessment());
  }

  @Test
  void theRequestToTheirAdminIsInheritedOnlyIfTheyMayNeedToAct() {
    assertTrue(
        advise(REMOTE, ContextAttribute.VENDOR, "yahoo").adviceTexts().adminRequest().isEmpty());
    assertEquals(
        Optional.of("Please?"),
        english(advise(REMOTE, ContextAttribute.VENDOR, "google").adviceTexts().adminRequest()));
  }

  @Test
  void anotherOutcomeRequiresAllPartsOfItsCondition() {
    assertEquals(
        assessment(Verdict.RECIPIENT_SERVER_PROBLEM, Actor.OUR_HOST),
        advise("too SLOW", REMOTE, ContextAttribute.TEMPORARY, "true").assessment());
    assertEquals(
        assessment(Verdict.RECIPIENT_BLOCKS_US, Actor.OUR_HOST),
        advise("too fast", REMOTE, ContextAttribute.TEMPORARY, "true").assessment());
  }

  @Test
  void aRefinementInheritsMissingTextsAndMayHaveAnotherOutcome() {
    Advice usual = advise(REMOTE, ContextAttribute.VENDOR, "google");

    assertEquals("google", usual.id());
    assertEquals(assessment(Verdict.OUR_CONFIGURATION, Actor.OUR_HOST), usual.assessment());
    assertEquals(Optional.of("Google."), english(usual.adviceTexts().headline()));
    assertEquals(Optional.of("Look."), english(usual.adviceTexts().details()));
    assertEquals(
        assessment(Verdict.OUR_SERVER_LISTED, Actor.SENDER),
        advise(REMOTE, ContextAttribute.VENDOR, "google", ContextAttribute.LISTING, "resolved")
            .assessment());
  }

  @Test
  void otherSectionsAreReadToo() {
    assertTrue(book.waitingSuffices(BounceReason.BLOCKED));
    assertFalse(book.waitingSuffices(BounceReason.MAILBOX_FULL));
    assertFalse(book.waitingSuffices(BounceReason.EXPIRED));
    assertEquals(Optional.of("Still."), english(book.fateText("still-trying")));
    assertEquals(Optional.of("Up."), english(book.fateText("given-up")));
    assertEquals(
        Optional.of("Queued?"),
        english(book.question(ContextAttribute.FATE).orElseThrow().texts()));
    assertEquals(Optional.of("Side."), english(book.notice("side")));
    assertEquals(Optional.of("G"), english(book.adminEmail("greeting")));
  }

  @Test
  void unknownIdsThrow() {
    assertThrows(
        InvalidDataException.class, () -> book.usual(BounceReason.EXPIRED, AdviceContext.EMPTY));
    assertThrows(
        InvalidDataException.class, () -> book.adviceForSituation("absent", AdviceContext.EMPTY));
    assertThrows(InvalidDataException.class, () -> book.notice("absent"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "family: our-server, if: {vendor | family: not-enough, if: {vendor |"
            + " no facts for our-configuration/our-host in family not-enough",
        "family: our-server, if: {vendor | family: sender-records, if: {vendor |"
            + " our-configuration/our-host needs rejectedBy recipient or other and senderDns ours;"
            + " its condition also holds for rejectedBy=recipient, senderDns=unknown",
      })
  void anEntryThatDoesNotProveItsFactsIsRejected(String right, String wrong, String message) {
    String unsound = BOOK.replace(right, wrong);

    var refused = assertThrows(InvalidDataException.class, () -> read(unsound));

    assertEquals("book.yaml.refinements.yahoo: " + message, refused.getMessage());
  }

  @Test
  void eachPackagedEntryProvesItsFacts() {
    String name = "advice.yaml";
    String packaged = Resources.text(AdviceCatalog.class, name);

    assertDoesNotThrow(
        () -> AdviceCatalog.read(name, packaged, TextCatalog.load(), VerdictTable.load()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "  blocked: |   bloked: | book.yaml.reasons: no such reason: bloked",
        "verdict: recipient-blocks-us | verdict: none |"
            + " book.yaml.reasons.blocked.verdict: no such verdict: none",
        "who: our-host | who: me | book.yaml.reasons.blocked.who: no such actor: me",
        "our-server-refused, who: sender} | our-server-refused} |"
            + " book.yaml.reasons.blocked.ours: who is missing",
        "then: recipient-admin | then: sender | book.yaml.reasons.blocked has an admin_request:"
            + " neither who nor then is recipient-admin",
        "temporary: true | temporal: true |"
            + " book.yaml.reasons.blocked.outcomes[0].if: unknown condition temporal",
        "temporary: true | temporary: maybe |"
            + " book.yaml.reasons.blocked.outcomes[0].if: temporary is never maybe",
        "[blocked, rejected] | [blocked, bloked] |"
            + " book.yaml.refinements.google.if: reason is never bloked",
        "family: our-limits | family: limits | book.yaml.reasons.blocked: no such family: limits",
        "vendor: yahoo} | vendor: yahoo, sentBy: other} | book.yaml.refinements.yahoo:"
            + " our-configuration/our-host can never apply",
        "kind: still-queued | kind: queued |"
            + " book.yaml.unknown_facts.fate.question: no such question: queued",
        "waiting_suffices: true | waiting_suffices: perhaps |"
            + " book.yaml.reasons.blocked.waiting_suffices is neither true nor false",
      })
  void errorsContainThePath(String right, String wrong, String message) {
    String broken = BOOK.replaceFirst(Pattern.quote(right), wrong);

    var refused = assertThrows(InvalidDataException.class, () -> read(broken));

    assertEquals(message, refused.getMessage());
  }

  @Test
  void theErrorForAnInvalidRegexContainsThePath() {
    String broken = BOOK.replace("replyText: slow", "replyText: '(slow'");

    var refused = assertThrows(InvalidDataException.class, () -> read(broken));

    assertTrue(
        refused.getMessage().startsWith("book.yaml.reasons.blocked.outcomes[0].if: "),
        refused.getMessage());
  }

  private static AdviceCatalog read(String yaml) {
    return AdviceCatalog.read(
        "book.yaml", yaml, TextCatalog.read("texts.yaml", TEXTS), VerdictTable.load());
  }

  private static List<String> texts(List<LocalizedText> texts) {
    return texts.stream().map(text -> text.in(Language.ENGLISH)).toList();
  }

  private static Optional<String> english(TextAlternatives text) {
    return text.fill(Language.ENGLISH, Map.of());
  }

  private static Optional<Assessment> assessment(Verdict verdict, Actor actor) {
    return Optional.of(new Assessment(verdict, actor));
  }

  private Advice advise(Map<ContextAttribute, String> facts, Object... more) {
    return advise("", facts, more);
  }

  private Advice advise(String text, Map<ContextAttribute, String> facts, Object... more) {
    var all = new EnumMap<ContextAttribute, String>(facts);
    all.put(ContextAttribute.REASON, BounceReason.BLOCKED.code());
    all.put(ContextAttribute.KIND, "failure");
    all.put(ContextAttribute.FORGED, "false");
    for (int i = 0; i < more.length; i += 2) {
      all.put((ContextAttribute) more[i], (String) more[i + 1]);
    }
    return selector.select(BounceReason.BLOCKED, AdviceContexts.of(all, text)).advice();
  }
}
