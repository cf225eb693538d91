package org.bounceback.chat.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.NewCase;
import org.bounceback.chat.Button;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.diagnosis.DiagnosisEngine;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.DiagnosisBasis;
import org.bounceback.findings.DiagnosisBasis.GivenAnswer;
import org.bounceback.findings.DiagnosisBasis.Question;
import org.bounceback.hosting.ServerTable;
import org.bounceback.testkit.BundledData;
import org.bounceback.testkit.QuestionCases;
import org.junit.jupiter.api.Test;

/** The question on the card, its answers, and the evidence in the details. */
class QuestionCardTest {
  private static final DiagnosisEngine ENGINE = BundledData.engine(ServerTable.UNKNOWN);
  private static final CaseId ID = CaseId.parse("BB-7K3M9-Q2XPT").orElseThrow();

  private final CaseCardRenderer cards = new CaseCardRenderer(BundledData.ENGLISH);

  @Test
  void aYesOrNoQuestionIsOneLineWithTwoButtons() {
    Case stored = stored(QuestionCases.OUR_SERVER);

    String text = CardTextRenderer.of(cards.of(stored));
    assertTrue(text.contains(QuestionCases.OUR_SERVER.text().english()), text);
    assertEquals(List.of("Yes, it's ours", "No, not ours"), labels(stored).subList(0, 2));
    String id = cards.of(stored).buttons().get(0).id();
    assertEquals(
        new AnswerButton(AnswerButton.Choice.YES, ID, QuestionCases.OUR_SERVER.id()),
        AnswerButton.parse(id).orElseThrow());
  }

  @Test
  void aQuestionForHeadersHasTheButtonThatExplainsThem() {
    Case stored = stored(QuestionCases.FULL_HEADERS);

    String text = CardTextRenderer.of(cards.of(stored));
    assertTrue(text.contains(QuestionCases.FULL_HEADERS.text().english()), text);
    assertTrue(labels(stored).contains("How to get the full headers"), labels(stored).toString());
    assertFalse(labels(stored).get(0).startsWith("Yes"), labels(stored).toString());
  }

  @Test
  void anAnswerReplacesItsQuestionAndCanBeTakenBack() {
    Case stored =
        with(
            stored(QuestionCases.OUR_SERVER),
            basis ->
                basis.with(
                    new GivenAnswer(
                        QuestionCases.OUR_SERVER, true, "U2", "Kim", Instant.EPOCH, true)));

    String text = CardTextRenderer.of(cards.of(stored));
    assertFalse(text.contains(QuestionCases.OUR_SERVER.text().english()), text);
    assertTrue(
        text.contains(
            "Answered by Kim: 203.0.113.99 is one of our servers."
                + " This is used for every later diagnosis."),
        text);
    assertTrue(text.contains("Diagnosing again with this answer…"), text);
    assertEquals("Undo the answer", cards.withDetails(stored).buttons().get(0).label());
  }

  @Test
  void withoutTheEmailTheCardAsksNothing() {
    Case stored = stored(QuestionCases.OUR_SERVER);
    Case deleted = withFindings(stored, bounce(stored).withMailDeleted());

    assertFalse(
        CardTextRenderer.of(cards.of(deleted)).contains(QuestionCases.OUR_SERVER.text().english()));
    assertFalse(labels(deleted).contains("Yes, it's ours"), labels(deleted).toString());
  }

  @Test
  void onlyTheDetailsListTheEvidence() {
    Case stored = stored(QuestionCases.OUR_SERVER);

    String card = CardTextRenderer.of(cards.of(stored));
    String details = CardTextRenderer.of(cards.withDetails(stored));

    assertFalse(card.contains("Rejected by"), card);
    assertTrue(
        details.contains(
            """
            Rejected by: recipient; from the report host mx.example.com[198.51.100.25] said: 550 5.7.1
            Our customer: sender; inferred from bob@example.com
            """),
        details);
  }

  @Test
  void theTerminalListsTheEvidenceWithItsPassagesInQuotes() {
    DiagnosisBasis basis = bounce(stored(QuestionCases.OUR_SERVER)).basis().orElseThrow();

    assertEquals(
        List.of(
            "Rejected by: recipient; from the report"
                + " \"host mx.example.com[198.51.100.25] said: 550 5.7.1\"",
            "Our customer: sender; inferred from \"bob@example.com\""),
        new EvidenceSection(BundledData.ENGLISH).lines(basis));
  }

  @Test
  void aCardWithEvidenceAlwaysOffersItsDetails() {
    Case stored = stored(QuestionCases.OUR_SERVER);

    assertTrue(
        cards.of(stored).unshortened().buttons().stream()
            .anyMatch(button -> button.id().equals("whole:" + ID)));
  }

  @Test
  void anIdOfAnotherButtonIsNoAnswer() {
    assertTrue(AnswerButton.parse("whole:" + ID).isEmpty());
    assertTrue(AnswerButton.parse("answer-yes:" + ID).isEmpty());
    assertTrue(AnswerButton.parse("answer-maybe:" + ID + ":a").isEmpty());
    assertTrue(AnswerButton.parse("answer-yes:BB:a").isEmpty());
  }

  private List<String> labels(Case stored) {
    return cards.of(stored).buttons().stream().map(Button::label).toList();
  }

  private static Case stored(Question question) {
    return Case.begun(ID, Instant.EPOCH, QuestionCases.of(question, "C1", ENGINE));
  }

  private static Case with(Case stored, UnaryOperator<DiagnosisBasis> change) {
    BounceFindings found = bounce(stored);
    return withFindings(stored, found.withBasis(change.apply(found.basis().orElseThrow())));
  }

  private static BounceFindings bounce(Case stored) {
    return (BounceFindings) stored.findings();
  }

  private static Case withFindings(Case stored, BounceFindings findings) {
    return Case.begun(
        stored.id(),
        stored.opened(),
        new NewCase(
            stored.kind(),
            stored.subject(),
            stored.caseRequester(),
            stored.caseResult().with(findings),
            Optional.empty()));
  }
}
