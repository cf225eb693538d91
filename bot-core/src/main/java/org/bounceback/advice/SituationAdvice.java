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
 * @param assessment the usual outcome
 * @param others other outcomes, each with its own condition, tested first
 * @param conditionalAdviceTemplate the texts
 * @param theirAdministratorActs whether the recipient's administrator is the first or the second to
 *     act
 * @param tellsPlainCause whether a cause that the customer can mend is told as well
 */
record SituationAdvice(
    String id,
    List<Condition> conditions,
    Optional<Assessment> assessment,
    List<Other> others,
    ConditionalAdviceTemplate conditionalAdviceTemplate,
    boolean theirAdministratorActs,
    boolean tellsPlainCause) {

  SituationAdvice {
    conditions = List.copyOf(conditions);
  }

  /** An outcome under a condition of its own. */
  record Other(List<Condition> conditions, Assessment assessment) {
    Other {
      conditions = List.copyOf(conditions);
    }

    static List<Other> readAll(DocumentNode documentNode) {
      var others = new ArrayList<Other>();
      for (DocumentNode each : documentNode.list("or")) {
        if (each.find("if").isPresent()) {
          List<Condition> conditions = each.list("if").stream().map(Condition::read).toList();
          others.add(new Other(conditions, Assessment.read(each)));
        }
      }
      return List.copyOf(others);
    }

    static Optional<Assessment> first(List<Other> others, AdviceContext adviceContext) {
      return others.stream()
          .filter(other -> Condition.anyHolds(other.conditions, adviceContext))
          .map(Other::assessment)
          .findFirst();
    }
  }

  static SituationAdvice read(String id, DocumentNode documentNode) {
    return new SituationAdvice(
        id,
        documentNode.list("if").stream().map(Condition::read).toList(),
        Assessment.find(documentNode),
        Other.readAll(documentNode),
        ConditionalAdviceTemplate.read(documentNode),
        Stream.of("who", "then")
            .flatMap(key -> documentNode.findText(key).stream())
            .anyMatch(Actor.RECIPIENT_ADMIN.code()::equals),
        documentNode.isTrue("tells_plain_cause"));
  }

  /** Every text. */
  AdviceTexts wording() {
    return conditionalAdviceTemplate.whole();
  }

  /** What is left unsaid is said in the reason's words; a letter only where it can help. */
  Advice in(AdviceContext adviceContext, AdviceTexts usual) {
    Advice special = in(adviceContext);
    AdviceTexts inherited = theirAdministratorActs ? usual : usual.withoutLetter();
    return new Advice(id, special.assessment(), special.adviceTexts().orElse(inherited));
  }

  /** Whether it can apply to refusals for that reason. */
  boolean suits(BounceReason bounceReason) {
    return conditions.stream().anyMatch(each -> each.suits(bounceReason));
  }

  boolean applies(AdviceContext adviceContext) {
    return Condition.anyHolds(conditions, adviceContext);
  }

  Advice in(AdviceContext adviceContext) {
    return new Advice(
        id,
        Other.first(others, adviceContext).or(() -> assessment),
        conditionalAdviceTemplate.in(adviceContext));
  }
}
