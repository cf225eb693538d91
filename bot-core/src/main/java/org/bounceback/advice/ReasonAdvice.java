package org.bounceback.advice;

import java.util.List;
import java.util.Optional;
import org.bounceback.data.Node;

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
    Wording wording,
    Wording oursWording,
    boolean waitingSuffices) {

  static ReasonAdvice read(String id, Node node) {
    Wording wording = Wording.read(node);
    Wording oursWording =
        node.find("customer")
            .flatMap(customer -> customer.findText("when_ours"))
            .map(wording::withCustomerText)
            .orElse(wording)
            .withHeadline(node.findText("headline_when_ours"));
    return new ReasonAdvice(
        id,
        Judgement.read(node),
        node.find("ours").map(Judgement::read),
        Refinement.Other.readAll(node),
        wording,
        oursWording,
        node.isTrue("waiting_suffices"));
  }

  Advice in(Situation situation) {
    boolean decidedByUs = situation.has(Fact.DECIDED_BY, List.of("ours"));
    if (decidedByUs && ours.isPresent()) {
      return new Advice(id, ours, oursWording);
    }
    return new Advice(
        id, Optional.of(Refinement.Other.first(others, situation).orElse(usual)), wording);
  }
}
