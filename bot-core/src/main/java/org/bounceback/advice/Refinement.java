package org.bounceback.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.data.Node;

/**
 * A situation in which the answer differs from the reason's usual one.
 *
 * @param id its name
 * @param condition when it applies; empty where only a person can tell
 * @param judgement the usual outcome
 * @param others other outcomes, each with its own condition, tested first
 * @param wording the texts
 */
record Refinement(
    String id,
    Optional<Condition> condition,
    Optional<Judgement> judgement,
    List<Other> others,
    Wording wording) {

  /** An outcome under a condition of its own. */
  record Other(Condition condition, Judgement judgement) {
    static List<Other> readAll(Node node) {
      var others = new ArrayList<Other>();
      for (Node each : node.list("or")) {
        each.find("if")
            .ifPresent(when -> others.add(new Other(Condition.read(when), Judgement.read(each))));
      }
      return List.copyOf(others);
    }

    static Optional<Judgement> first(List<Other> others, Situation situation) {
      return others.stream()
          .filter(other -> other.condition().holds(situation))
          .map(Other::judgement)
          .findFirst();
    }
  }

  static Refinement read(String id, Node node) {
    return new Refinement(
        id,
        node.find("if").map(Condition::read),
        Judgement.find(node),
        Other.readAll(node),
        Wording.read(node));
  }

  boolean applies(Situation situation) {
    return condition.map(each -> each.holds(situation)).orElse(false);
  }

  Advice in(Situation situation) {
    return new Advice(id, Other.first(others, situation).or(() -> judgement), wording);
  }
}
