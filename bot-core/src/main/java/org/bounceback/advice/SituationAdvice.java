package org.bounceback.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.bounce.BounceReason;
import org.bounceback.data.DocumentNode;

/**
 * A situation in which the advice differs from the usual advice for the reason.
 *
 * @param id the id
 * @param conditions the situation applies if one of them is true; empty if only a person can decide
 * @param assessment the usual assessment
 * @param others other assessments, each with its own conditions, tested first
 * @param conditionalAdviceTemplate the texts
 * @param theirAdministratorActs whether the recipient's mail administrator is the first or second
 *     to act
 * @param includesPlainCause whether the text also names a cause that the customer can fix
 */
record SituationAdvice(
    String id,
    List<Condition> conditions,
    Optional<Assessment> assessment,
    List<Other> others,
    ConditionalAdviceTemplate conditionalAdviceTemplate,
    boolean theirAdministratorActs,
    boolean includesPlainCause) {

  SituationAdvice {
    conditions = List.copyOf(conditions);
  }

  /** An assessment with its own conditions. */
  record Other(List<Condition> conditions, Assessment assessment) {
    Other {
      conditions = List.copyOf(conditions);
    }

    static List<Other> readAll(DocumentNode documentNode) {
      var others = new ArrayList<Other>();
      for (DocumentNode entry : documentNode.list("or")) {
        if (entry.find("if").isPresent()) {
          List<Condition> conditions = entry.list("if").stream().map(Condition::read).toList();
          others.add(new Other(conditions, Assessment.read(entry)));
        }
      }
      return List.copyOf(others);
    }

    static Optional<Assessment> first(List<Other> others, AdviceContext adviceContext) {
      return others.stream()
          .filter(other -> Condition.anyMatches(other.conditions, adviceContext))
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

  /** Returns all texts. */
  AdviceTexts wording() {
    return conditionalAdviceTemplate.all();
  }

  /**
   * Returns the advice, with missing texts taken from the reason's usual ones. The request to the
   * mail administrator is only taken if that person can help.
   */
  Advice resolve(AdviceContext adviceContext, AdviceTexts usual) {
    Advice special = resolve(adviceContext);
    AdviceTexts inherited = theirAdministratorActs ? usual : usual.withoutAdminRequest();
    return new Advice(id, special.assessment(), special.adviceTexts().orElse(inherited));
  }

  /** Returns whether the situation can apply to rejections with that reason. */
  boolean canApplyTo(BounceReason bounceReason) {
    return conditions.stream().anyMatch(condition -> condition.canHoldFor(bounceReason));
  }

  boolean applies(AdviceContext adviceContext) {
    return Condition.anyMatches(conditions, adviceContext);
  }

  Advice resolve(AdviceContext adviceContext) {
    return new Advice(
        id,
        Other.first(others, adviceContext).or(() -> assessment),
        conditionalAdviceTemplate.resolve(adviceContext));
  }
}
