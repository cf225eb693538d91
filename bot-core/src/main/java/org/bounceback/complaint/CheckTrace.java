package org.bounceback.complaint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One walk through the checks: what was looked at, what is known, and the first explanation found.
 * Belongs to the thread that walks.
 */
final class CheckTrace {
  private final List<CheckedStep> checkedStep = new ArrayList<>();
  private final Map<String, String> values = new HashMap<>();
  private Optional<String> explanation = Optional.empty();

  void note(CheckedStep.Step step, String outcome, String about) {
    checkedStep.add(new CheckedStep(step, outcome, about));
  }

  void know(String placeholder, String value) {
    values.put(placeholder, value);
  }

  /** Explains the complaint, unless an earlier check did. */
  void explain(String advice) {
    explanation = explanation.or(() -> Optional.of(advice));
  }

  /** The name of the advice. */
  String advice() {
    return explanation.orElseThrow(() -> new IllegalStateException("a walk ends with advice"));
  }

  List<CheckedStep> checked() {
    return List.copyOf(checkedStep);
  }

  Map<String, String> values() {
    return Map.copyOf(values);
  }
}
