package org.bounceback.advice;

import java.util.List;
import java.util.Optional;
import org.bounceback.data.DocumentNode;

/**
 * The usual answer for a reason.
 *
 * @param usual when the recipient's side decided
 * @param ours when one of our own servers decided
 * @param others other outcomes, each with its own condition
 * @param waitingSuffices whether waiting is enough while the queue still tries
 */
record ReasonAdvice(
    String id,
    Assessment usual,
    Optional<Assessment> ours,
    List<SituationAdvice.Other> others,
    ConditionalAdviceTemplate conditionalAdviceTemplate,
    Optional<String> headlineWhenOurs,
    Optional<String> customerWhenOurs,
    boolean waitingSuffices) {

  static ReasonAdvice read(String id, DocumentNode documentNode) {
    return new ReasonAdvice(
        id,
        Assessment.read(documentNode),
        documentNode.find("ours").map(Assessment::read),
        SituationAdvice.Other.readAll(documentNode),
        ConditionalAdviceTemplate.read(documentNode),
        documentNode.findText("headline_when_ours"),
        documentNode.find("customer").flatMap(customer -> customer.findText("when_ours")),
        documentNode.isTrue("waiting_suffices"));
  }

  /** Every text where the recipient's side decided. */
  AdviceTexts wording() {
    return conditionalAdviceTemplate.whole();
  }

  /** Every text where one of our own servers decided. */
  AdviceTexts oursWording() {
    return asOurs(conditionalAdviceTemplate.whole());
  }

  private AdviceTexts asOurs(AdviceTexts adviceTexts) {
    return customerWhenOurs
        .map(adviceTexts::withCustomerText)
        .orElse(adviceTexts)
        .withHeadline(headlineWhenOurs);
  }

  boolean isOursToMend(AdviceContext adviceContext) {
    return ours.isPresent() && adviceContext.has(ContextAttribute.DECIDED_BY, List.of("ours"));
  }

  Advice in(AdviceContext adviceContext) {
    if (isOursToMend(adviceContext)) {
      return new Advice(
          id, ours, asOurs(conditionalAdviceTemplate.in(adviceContext)).withoutLetter());
    }
    return new Advice(
        id,
        Optional.of(SituationAdvice.Other.first(others, adviceContext).orElse(usual)),
        conditionalAdviceTemplate.in(adviceContext));
  }
}
