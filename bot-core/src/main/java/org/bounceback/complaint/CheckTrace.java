package org.bounceback.complaint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trace of one sequence of checks: the steps, the values for placeholders, and the first
 * explanation found. Not thread-safe.
 */
final class CheckTrace {
  private final List<CheckedStep> checkedStep = new ArrayList<>();
  private final Map<String, String> values = new HashMap<>();
  private Optional<String> explanation = Optional.empty();

  void record(CheckedStep.Step step, String outcome, String about) {
    checkedStep.add(new CheckedStep(step, outcome, about));
  }

  void setValue(String placeholder, String value) {
    values.put(placeholder, value);
  }

  /** Sets the explanation of the complaint, unless an earlier check did. */
  void explain(String advice) {
    explanation = explanation.or(() -> Optional.of(advice));
  }

  /** Returns the id of the advice. */
  String advice() {
    return explanation.orElseThrow(
        () -> new IllegalStateException("no check found an explanation"));
  }

  List<CheckedStep> checked() {
    return List.copyOf(checkedStep);
  }

  Map<String, String> values() {
    return Map.copyOf(values);
  }
}
