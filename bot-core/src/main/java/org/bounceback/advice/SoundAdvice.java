package org.bounceback.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.data.InvalidDataException;

/** Checks that each outcome of the advice rests on the facts that the table of verdicts needs. */
record SoundAdvice(VerdictTable verdictTable) {

  /**
   * Returns what is wrong with the outcomes of one entry, each with its path.
   *
   * @param isPlain whether the entry is a plain cause, which needs no facts
   * @throws InvalidDataException if there is no such family
   */
  List<String> problems(String path, List<SituationAdvice.Outcome> outcomes, boolean isPlain) {
    return outcomes.stream()
        .flatMap(outcome -> problem(path, outcome, isPlain).stream())
        .map(problem -> path + ": " + problem)
        .toList();
  }

  private Optional<String> problem(String path, SituationAdvice.Outcome outcome, boolean isPlain) {
    Assessment assessment = outcome.assessment();
    var conditions = new ArrayList<>(outcome.conditions());
    conditions.add(verdictTable.guard(path, outcome.family()));
    String name = assessment.verdict().code() + "/" + assessment.actor().code();
    if (!SoundnessCheck.isPossible(conditions)) {
      return Optional.of(name + " can never apply");
    }
    Optional<Requirement> requirement = verdictTable.requirement(assessment, outcome.family());
    if (requirement.isEmpty()) {
      return Optional.of("no facts for " + name + " in family " + outcome.family());
    }
    return isPlain
        ? Optional.empty()
        : SoundnessCheck.problem(conditions, requirement.get())
            .map(problem -> name + " " + problem);
  }
}
