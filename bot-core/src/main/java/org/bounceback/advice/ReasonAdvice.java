package org.bounceback.advice;

import java.util.List;
import java.util.Optional;
import org.bounceback.data.DocumentNode;

/**
 * The advice for a reason.
 *
 * @param usual the assessment if the recipient's side made the decision
 * @param ours the assessment if one of our own servers made the decision
 * @param others other assessments, each with its own conditions
 * @param waitingSuffices whether waiting is enough while the server is still retrying
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

  /** Returns all texts for decisions of the recipient's side. */
  AdviceTexts wording() {
    return conditionalAdviceTemplate.all();
  }

  /** Returns all texts for decisions of our own servers. */
  AdviceTexts oursWording() {
    return asOurs(conditionalAdviceTemplate.all());
  }

  private AdviceTexts asOurs(AdviceTexts adviceTexts) {
    return customerWhenOurs
        .map(adviceTexts::withCustomerText)
        .orElse(adviceTexts)
        .withHeadline(headlineWhenOurs);
  }

  boolean isOursToFix(AdviceContext adviceContext) {
    return ours.isPresent() && adviceContext.has(ContextAttribute.DECIDED_BY, List.of("ours"));
  }

  Advice resolve(AdviceContext adviceContext) {
    if (isOursToFix(adviceContext)) {
      return new Advice(
          id, ours, asOurs(conditionalAdviceTemplate.resolve(adviceContext)).withoutAdminRequest());
    }
    return new Advice(
        id,
        Optional.of(SituationAdvice.Other.first(others, adviceContext).orElse(usual)),
        conditionalAdviceTemplate.resolve(adviceContext));
  }
}
