package org.bounceback.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.bounce.BounceReason;
import org.bounceback.data.DocumentNode;

/**
 * A situation in which the answer differs from the reason's usual one.
 *
 * @param id its name
 * @param conditions it applies when one of them holds; none where only a person can tell
 * @param judgement the usual outcome
 * @param others other outcomes, each with its own condition, tested first
 * @param phrasing the texts
 * @param theirAdministratorActs whether the recipient's administrator is the first or the second to
 *     act
 * @param tellsPlainCause whether a cause that the customer can mend is told as well
 */
record Refinement(
    String id,
    List<Condition> conditions,
    Optional<Judgement> judgement,
    List<Other> others,
    Phrasing phrasing,
    boolean theirAdministratorActs,
    boolean tellsPlainCause) {

  Refinement {
    conditions = List.copyOf(conditions);
  }

  /** An outcome under a condition of its own. */
  record Other(List<Condition> conditions, Judgement judgement) {
    Other {
      conditions = List.copyOf(conditions);
    }

    static List<Other> readAll(DocumentNode documentNode) {
      var others = new ArrayList<Other>();
      for (DocumentNode each : documentNode.list("or")) {
        if (each.find("if").isPresent()) {
          List<Condition> conditions = each.list("if").stream().map(Condition::read).toList();
          others.add(new Other(conditions, Judgement.read(each)));
        }
      }
      return List.copyOf(others);
    }

    static Optional<Judgement> first(List<Other> others, Situation situation) {
      return others.stream()
          .filter(other -> Condition.anyHolds(other.conditions, situation))
          .map(Other::judgement)
          .findFirst();
    }
  }

  static Refinement read(String id, DocumentNode documentNode) {
    return new Refinement(
        id,
        documentNode.list("if").stream().map(Condition::read).toList(),
        Judgement.find(documentNode),
        Other.readAll(documentNode),
        Phrasing.read(documentNode),
        Stream.of("who", "then")
            .flatMap(key -> documentNode.findText(key).stream())
            .anyMatch(Actor.RECIPIENT_ADMIN.code()::equals),
        documentNode.isTrue("tells_plain_cause"));
  }

  /** Every text. */
  Wording wording() {
    return phrasing.whole();
  }

  /** What is left unsaid is said in the reason's words; a letter only where it can help. */
  Advice in(Situation situation, Wording usual) {
    Advice special = in(situation);
    Wording inherited = theirAdministratorActs ? usual : usual.withoutLetter();
    return new Advice(id, special.judgement(), special.wording().orElse(inherited));
  }

  /** Whether it can apply to refusals for that reason. */
  boolean suits(BounceReason bounceReason) {
    return conditions.stream().anyMatch(each -> each.suits(bounceReason));
  }

  boolean applies(Situation situation) {
    return Condition.anyHolds(conditions, situation);
  }

  Advice in(Situation situation) {
    return new Advice(
        id, Other.first(others, situation).or(() -> judgement), phrasing.in(situation));
  }
}
