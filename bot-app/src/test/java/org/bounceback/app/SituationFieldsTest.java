package org.bounceback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each situation states its facts with a value that exists. */
class SituationFieldsTest {
  private static final Map<String, Set<String>> VALUES =
      Map.of(
          "fate", Set.of("lost", "retrying", "delivered", "unknown"),
          "customer", Set.of("sender", "recipient", "both", "none", "unknown"),
          "rejected_by", Set.of("ours", "sending", "recipient", "other", "nobody", "unknown"),
          "rejected_by_basis", Set.of("stated", "inferred", "unknown"));

  /** The facts that a verdict requires: field, and values of which one has to be right. */
  private static final Map<String, Map.Entry<String, List<String>>> REQUIRED =
      Map.of(
          "our-server-refused", Map.entry("rejected_by", List.of("ours")),
          "our-server-blocks-them", Map.entry("customer", List.of("recipient", "both")),
          "our-server-listed", Map.entry("rejected_by", List.of("recipient", "other")),
          "recipient-blocks-us", Map.entry("rejected_by", List.of("recipient", "other")),
          "recipient-server-problem",
              Map.entry("rejected_by", List.of("recipient", "other", "nobody", "unknown")),
          "temporary", Map.entry("fate", List.of("retrying")));

  static List<Situation> situations() throws IOException {
    return Situation.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void everyFactHasAValueThatExists(Situation situation) {
    VALUES.forEach(
        (field, values) -> assertTrue(values.containsAll(situation.right(field)), field));
    assertTrue(situation.expected().path("failed").isArray());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void anUnknownRejecterHasNoBasis(Situation situation) {
    String by = situation.expected().path("rejected_by").asText();
    String basis = situation.expected().path("rejected_by_basis").asText();

    assertTrue(!by.equals("unknown") || basis.equals("unknown"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void aStepWithAnyOutcomeHasAReason(Situation situation) {
    Set<String> outcomes = new HashSet<>();
    for (String step : List.of("blacklists", "step2", "contact")) {
      outcomes.addAll(List.of(situation.expected().path(step).asText().split("\\|")));
    }

    assertEquals(outcomes.contains("any"), situation.expected().has("why_any"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void noExpectedVerdictLacksAFactThatItRequires(Situation situation) {
    for (String verdict : situation.right("verdict")) {
      Map.Entry<String, List<String>> required = REQUIRED.get(verdict);
      assertTrue(
          required == null
              || situation.right(required.getKey()).stream()
                  .anyMatch(required.getValue()::contains),
          () -> verdict + " requires " + required);
    }
  }
}
