package org.bounceback.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The facts that an outcome needs. Of each group one alternative must hold.
 *
 * @param groups the alternatives for the verdict, for the actor and so on
 */
record Requirement(List<List<Condition>> groups) {
  /** A requirement that always holds. */
  static final Requirement NONE = new Requirement(List.of());

  Requirement {
    groups = groups.stream().map(List::copyOf).toList();
  }

  Requirement and(Requirement other) {
    var all = new ArrayList<>(groups);
    all.addAll(other.groups);
    return new Requirement(all);
  }

  Truth truth(AdviceContext adviceContext) {
    Truth truth = Truth.YES;
    for (List<Condition> group : groups) {
      truth = truth.and(Condition.any(group, adviceContext));
    }
    return truth;
  }

  /** Returns whether the outcome rests on an inferred fact. */
  boolean isInferred(AdviceContext adviceContext) {
    return groups.stream()
        .anyMatch(
            group ->
                group.stream()
                    .filter(each -> each.truth(adviceContext) == Truth.YES)
                    .allMatch(each -> each.isInferred(adviceContext)));
  }

  /** Returns the first fact that is missing. */
  Optional<ContextAttribute> missing(AdviceContext adviceContext) {
    return groups.stream()
        .filter(group -> Condition.any(group, adviceContext) == Truth.UNKNOWN)
        .flatMap(List::stream)
        .filter(each -> each.truth(adviceContext) == Truth.UNKNOWN)
        .flatMap(each -> each.missing(adviceContext).stream())
        .findFirst();
  }

  /** Describes a group, such as "rejectedBy recipient or other and sentBy ours". */
  static String describe(List<Condition> group) {
    return group.stream().map(Requirement::describe).collect(Collectors.joining(", or "));
  }

  private static String describe(Condition condition) {
    return condition.wanted().entrySet().stream()
        .map(entry -> describe(entry, condition.stated()))
        .collect(Collectors.joining(" and "));
  }

  private static String describe(
      Map.Entry<ContextAttribute, Set<String>> entry, Set<ContextAttribute> stated) {
    List<String> values =
        entry.getKey().possibleValues().stream().filter(entry.getValue()::contains).toList();
    return entry.getKey().key()
        + " "
        + String.join(" or ", values)
        + (stated.contains(entry.getKey()) ? " (stated)" : "");
  }
}
