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
    Judgement usual,
    Optional<Judgement> ours,
    List<Refinement.Other> others,
    Phrasing phrasing,
    Optional<String> headlineWhenOurs,
    Optional<String> customerWhenOurs,
    boolean waitingSuffices) {

  static ReasonAdvice read(String id, DocumentNode documentNode) {
    return new ReasonAdvice(
        id,
        Judgement.read(documentNode),
        documentNode.find("ours").map(Judgement::read),
        Refinement.Other.readAll(documentNode),
        Phrasing.read(documentNode),
        documentNode.findText("headline_when_ours"),
        documentNode.find("customer").flatMap(customer -> customer.findText("when_ours")),
        documentNode.isTrue("waiting_suffices"));
  }

  /** Every text where the recipient's side decided. */
  Wording wording() {
    return phrasing.whole();
  }

  /** Every text where one of our own servers decided. */
  Wording oursWording() {
    return asOurs(phrasing.whole());
  }

  private Wording asOurs(Wording wording) {
    return customerWhenOurs
        .map(wording::withCustomerText)
        .orElse(wording)
        .withHeadline(headlineWhenOurs);
  }

  boolean isOursToMend(Situation situation) {
    return ours.isPresent() && situation.has(Fact.DECIDED_BY, List.of("ours"));
  }

  Advice in(Situation situation) {
    if (isOursToMend(situation)) {
      return new Advice(id, ours, asOurs(phrasing.in(situation)).withoutLetter());
    }
    return new Advice(
        id,
        Optional.of(Refinement.Other.first(others, situation).orElse(usual)),
        phrasing.in(situation));
  }
}
