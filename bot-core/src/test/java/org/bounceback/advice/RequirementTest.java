package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Facts that conditions and requirements need: known or not, stated or inferred. */
class RequirementTest {
  private static final Condition REMOTE =
      condition(Set.of(), Map.of(ContextAttribute.REJECTED_BY, Set.of("recipient", "other")));
  private static final Condition LOST =
      condition(
          Set.of(ContextAttribute.FATE),
          Map.of(ContextAttribute.SENT_BY, Set.of("ours"), ContextAttribute.FATE, Set.of("lost")));

  @Test
  void aConditionAboutAnUnknownFactIsUnknown() {
    AdviceContext sentByUs =
        AdviceContext.builder().stated(ContextAttribute.SENT_BY, "ours").build();

    assertEquals(Truth.UNKNOWN, LOST.truth(sentByUs));
    assertEquals(List.of(ContextAttribute.FATE), LOST.missing(sentByUs));
  }

  @Test
  void aConditionWithOneFalsePartIsFalseWhateverIsUnknown() {
    AdviceContext sentByOther =
        AdviceContext.builder().stated(ContextAttribute.SENT_BY, "other").build();

    assertEquals(Truth.NO, LOST.truth(sentByOther));
    assertEquals(Truth.UNKNOWN, Condition.any(List.of(LOST, REMOTE), sentByOther));
  }

  @Test
  void aConditionMayApplyToUnknownFactsOnly() {
    Condition unknownFate =
        condition(Set.of(), Map.of(ContextAttribute.FATE, Set.of(Condition.UNKNOWN)));

    assertEquals(Truth.YES, unknownFate.truth(AdviceContext.builder().build()));
    assertEquals(
        Truth.NO,
        unknownFate.truth(AdviceContext.builder().stated(ContextAttribute.FATE, "lost").build()));
  }

  @Test
  void anInferredFactIsNotEnoughWhereItMustBeStated() {
    AdviceContext inferred =
        AdviceContext.builder()
            .stated(ContextAttribute.SENT_BY, "ours")
            .inferred(ContextAttribute.FATE, "lost")
            .build();
    AdviceContext stated =
        AdviceContext.builder()
            .inferred(ContextAttribute.SENT_BY, "ours")
            .stated(ContextAttribute.FATE, "lost")
            .build();

    assertEquals(Truth.UNKNOWN, LOST.truth(inferred));
    assertEquals(Truth.YES, LOST.truth(stated));
  }

  @Test
  void theFirstGroupWithAnUnknownFactNamesWhatIsMissing() {
    Requirement requirement =
        new Requirement(List.of(List.of(REMOTE))).and(new Requirement(List.of(List.of(LOST))));

    assertEquals(
        Optional.of(ContextAttribute.REJECTED_BY),
        requirement.missing(AdviceContext.builder().build()));
    assertEquals(
        Optional.of(ContextAttribute.SENT_BY),
        requirement.missing(
            AdviceContext.builder().stated(ContextAttribute.REJECTED_BY, "other").build()));
    assertEquals(
        Optional.empty(),
        requirement.missing(
            AdviceContext.builder()
                .stated(ContextAttribute.REJECTED_BY, "ours")
                .stated(ContextAttribute.SENT_BY, "other")
                .build()));
  }

  @Test
  void anOutcomeIsInferredIfEveryAlternativeThatHoldsIsInferred() {
    Condition sentByUs = condition(Set.of(), Map.of(ContextAttribute.SENT_BY, Set.of("ours")));
    Requirement either = new Requirement(List.of(List.of(REMOTE, sentByUs)));
    AdviceContext.Builder inferred =
        AdviceContext.builder().inferred(ContextAttribute.REJECTED_BY, "recipient");

    assertTrue(either.isInferred(inferred.build()));
    assertFalse(either.isInferred(inferred.stated(ContextAttribute.SENT_BY, "ours").build()));
    assertFalse(Requirement.NONE.isInferred(inferred.build()));
  }

  @Test
  void aGroupIsDescribedWithItsAlternatives() {
    assertEquals(
        "rejectedBy recipient or other, or sentBy ours and fate lost (stated)",
        Requirement.describe(List.of(REMOTE, LOST)));
  }

  private static Condition condition(
      Set<ContextAttribute> stated, Map<ContextAttribute, Set<String>> wanted) {
    return new Condition(new EnumMap<>(wanted), stated, Map.of());
  }
}
