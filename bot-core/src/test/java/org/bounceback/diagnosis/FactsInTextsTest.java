package org.bounceback.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.bounceback.advice.AdviceContext;
import org.bounceback.advice.AgentTexts;
import org.bounceback.advice.ContextAttribute;
import org.bounceback.advice.Language;
import org.bounceback.advice.Ruling;
import org.bounceback.advice.SupportTeam;
import org.bounceback.advice.VerdictSelector;
import org.bounceback.bounce.BounceReason;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FactsInTextsTest {
  private static final String REPLY = "554 5.7.1 A local policy forbids this message";
  private static final SupportTeam TEAM = SupportTeam.signing("Support");
  private static final RecipientEvidence FOUND = Cases.refused(REPLY);
  private static final VerdictSelector SELECTOR = new VerdictSelector(Cases.BOOK);

  @Test
  void aHeadlineThatRestsOnAnInferredFactSaysProbably() {
    var renderer = new AdviceRenderer(Cases.BOOK, TEAM, BundledData.CLOCK);

    String stated = renderer.headline(diagnosis(facts().stated(BY, "recipient")), Language.ENGLISH);
    String inferred =
        renderer.headline(diagnosis(facts().inferred(BY, "recipient")), Language.ENGLISH);

    assertFalse(stated.contains("robably"), stated);
    assertEquals("Probably: " + stated, inferred);
  }

  @ParameterizedTest
  @EnumSource(names = "ENGLISH", mode = EnumSource.Mode.EXCLUDE)
  void anAgentReadsTheAdviceInEachLanguage(Language language) {
    var renderer = new AdviceRenderer(Cases.BOOK, TEAM, BundledData.CLOCK);
    Diagnosis.DiagnosisTexts texts =
        renderer.answer(diagnosis(facts().stated(BY, "recipient")), List.of(), List.of());

    AgentTexts agent = texts.agent(language);

    assertFalse(agent.headline().equals(texts.headline()), agent.headline());
    assertFalse(agent.explanation().contains("need"), agent.explanation());
    assertEquals(texts.next().size(), agent.next().size());
  }

  @Test
  void theRecipientsMailAdminGetsAnEmailOnlyIfTheirServerIsStatedToHaveRejected() {
    assertTrue(letter(facts().stated(BY, "recipient")).isPresent());
    assertEquals(Optional.empty(), letter(facts().inferred(BY, "recipient")));
    assertEquals(Optional.empty(), letter(facts()));
  }

  @ParameterizedTest
  @CsvSource({"ADMIN_USEFUL, false", "RECIPIENT_MAIL, ours", "SENT_BY, other"})
  void theRecipientsMailAdminGetsNoEmailIfThatPersonCannotAct(
      ContextAttribute attribute, String value) {
    assertEquals(
        Optional.empty(), letter(facts().stated(BY, "recipient").stated(attribute, value)));
  }

  @Test
  void theRecipientsMailAdminGetsNoEmailAboutAMessageToOurCustomer() {
    assertEquals(
        Optional.empty(),
        letter(facts().stated(BY, "recipient").stated(ContextAttribute.CUSTOMER, "both")));
  }

  @Test
  void onlyARetriedMessageIsSaidToBeRetried() {
    assertFalse(reply(facts().stated(BY, "recipient")).contains("keeps trying"));
    assertTrue(
        reply(facts().stated(BY, "recipient").stated(ContextAttribute.FATE, "retrying"))
            .contains("Please don't send it again"));
  }

  @Test
  void aCustomerWhoDidNotSendTheMessageGetsAReplyAboutAMessageToThem() {
    String reply =
        reply(
            AdviceContext.builder()
                .stated(ContextAttribute.KIND, "failure")
                .stated(ContextAttribute.FORGED, "false")
                .stated(ContextAttribute.REASON, BounceReason.POLICY_VIOLATION.code())
                .stated(ContextAttribute.CUSTOMER, "recipient"));

    assertTrue(
        reply.contains("A mail server reported a problem with the message that alice@shop.example"),
        reply);
    assertFalse(reply.contains("our message"), reply);
  }

  @Test
  void anUnknownRejectingServerLeadsToAQuestionAboutIt() {
    RecipientDiagnosis diagnosis = diagnosis(facts());

    assertEquals("cannot-tell", diagnosis.ruling().assessment().verdict().code());
    assertEquals(
        "Is srv12.host.example one of our servers?",
        new QuestionWriter(Cases.BOOK)
            .of(diagnosis)
            .orElseThrow()
            .text()
            .english()
            .replaceAll(".*rejection\\. ", ""));
  }

  private static final ContextAttribute BY = ContextAttribute.REJECTED_BY;

  private static AdviceContext.Builder facts() {
    return AdviceContext.builder()
        .stated(ContextAttribute.KIND, "failure")
        .stated(ContextAttribute.FORGED, "false")
        .stated(ContextAttribute.REASON, BounceReason.POLICY_VIOLATION.code())
        .stated(ContextAttribute.SENT_BY, "ours")
        .stated(ContextAttribute.CUSTOMER, "sender")
        .stated(ContextAttribute.FATE, "lost");
  }

  private static RecipientDiagnosis diagnosis(AdviceContext.Builder facts) {
    AdviceContext context = facts.build();
    Ruling ruling = SELECTOR.select(BounceReason.POLICY_VIOLATION, context);
    return new RecipientDiagnosis(FOUND, context, ruling, PlaceholderValues.of(FOUND, TEAM));
  }

  private static Optional<String> letter(AdviceContext.Builder facts) {
    return outgoing(facts).letter();
  }

  private static String reply(AdviceContext.Builder facts) {
    return outgoing(facts).reply();
  }

  private static Diagnosis.OutgoingText outgoing(AdviceContext.Builder facts) {
    return new OutgoingTextBuilder(Cases.BOOK, TEAM, BundledData.CLOCK)
        .write(diagnosis(facts), List.of(), Language.ENGLISH);
  }
}
