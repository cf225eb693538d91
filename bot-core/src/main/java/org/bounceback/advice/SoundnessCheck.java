package org.bounceback.advice;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.bounce.Basis;

/**
 * Checks that a condition proves the facts that its outcome needs. The attributes are finite, so it
 * tries each value of the attributes of a requirement, and unknown. A text proves nothing.
 */
final class SoundnessCheck {
  private SoundnessCheck() {}

  /**
   * Returns what is wrong with an outcome, such as "needs senderDns ours; its condition also holds
   * for senderDns=unknown"; empty if its conditions prove the requirement.
   *
   * @param conditions lists of alternatives, all of which must hold
   */
  static Optional<String> problem(List<List<Condition>> conditions, Requirement requirement) {
    for (Map<ContextAttribute, Accepted> each : combined(conditions)) {
      for (List<Condition> group : requirement.groups()) {
        Optional<String> counterexample = counterexample(each, group);
        if (counterexample.isPresent()) {
          return Optional.of(
              "needs "
                  + Requirement.describe(group)
                  + "; its condition also holds for "
                  + counterexample.get());
        }
      }
    }
    return Optional.empty();
  }

  /** Returns whether the conditions can be true together. */
  static boolean isPossible(List<List<Condition>> conditions) {
    return !combined(conditions).isEmpty();
  }

  /** What a combination of conditions accepts for one attribute. */
  private record Accepted(Set<String> values, boolean isStated) {
    Optional<Accepted> and(Accepted other) {
      Set<String> both =
          values.stream().filter(other.values::contains).collect(Collectors.toUnmodifiableSet());
      return both.isEmpty()
          ? Optional.empty()
          : Optional.of(new Accepted(both, isStated || other.isStated));
    }
  }

  /** Returns each combination of one alternative of every list; impossible ones are left out. */
  private static List<Map<ContextAttribute, Accepted>> combined(List<List<Condition>> conditions) {
    List<Map<ContextAttribute, Accepted>> all = List.of(Map.of());
    for (List<Condition> alternatives : conditions) {
      var next = new ArrayList<Map<ContextAttribute, Accepted>>();
      for (Map<ContextAttribute, Accepted> earlier : all) {
        alternatives.forEach(each -> and(earlier, each).ifPresent(next::add));
      }
      all = next;
    }
    return all;
  }

  private static Optional<Map<ContextAttribute, Accepted>> and(
      Map<ContextAttribute, Accepted> earlier, Condition condition) {
    var both = new EnumMap<ContextAttribute, Accepted>(ContextAttribute.class);
    both.putAll(earlier);
    for (Map.Entry<ContextAttribute, Set<String>> entry : condition.wanted().entrySet()) {
      ContextAttribute attribute = entry.getKey();
      var accepted = new Accepted(entry.getValue(), condition.stated().contains(attribute));
      Accepted before = both.get(attribute);
      Optional<Accepted> merged = before == null ? Optional.of(accepted) : before.and(accepted);
      if (merged.isEmpty()) {
        return Optional.empty();
      }
      both.put(attribute, merged.get());
    }
    return Optional.of(both);
  }

  private static Optional<String> counterexample(
      Map<ContextAttribute, Accepted> accepted, List<Condition> group) {
    var attributes = EnumSet.noneOf(ContextAttribute.class);
    group.forEach(each -> attributes.addAll(each.wanted().keySet()));
    return counterexample(accepted, group, new ArrayList<>(attributes), new LinkedHashMap<>());
  }

  /** Tries the values of the remaining attributes, and stops at the first counterexample. */
  private static Optional<String> counterexample(
      Map<ContextAttribute, Accepted> accepted,
      List<Condition> group,
      List<ContextAttribute> attributes,
      Map<ContextAttribute, Optional<AdviceContext.KnownAttribute>> chosen) {
    if (chosen.size() == attributes.size()) {
      return Condition.any(group, context(chosen)) == Truth.YES
          ? Optional.empty()
          : Optional.of(describe(chosen));
    }
    ContextAttribute attribute = attributes.get(chosen.size());
    for (Optional<AdviceContext.KnownAttribute> each : choices(attribute, accepted)) {
      chosen.put(attribute, each);
      Optional<String> found = counterexample(accepted, group, attributes, chosen);
      chosen.remove(attribute);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static List<Optional<AdviceContext.KnownAttribute>> choices(
      ContextAttribute attribute, Map<ContextAttribute, Accepted> accepted) {
    Optional<Accepted> wanted = Optional.ofNullable(accepted.get(attribute));
    var choices = new ArrayList<Optional<AdviceContext.KnownAttribute>>();
    if (wanted.isEmpty() || wanted.get().values().contains(Condition.UNKNOWN)) {
      choices.add(Optional.empty());
    }
    for (String value : attribute.possibleValues()) {
      if (wanted.isEmpty() || wanted.get().values().contains(value)) {
        Basis weakest =
            wanted.filter(Accepted::isStated).isPresent() ? Basis.STATED : Basis.INFERRED;
        choices.add(Optional.of(new AdviceContext.KnownAttribute(Set.of(value), weakest)));
      }
    }
    return choices;
  }

  private static AdviceContext context(
      Map<ContextAttribute, Optional<AdviceContext.KnownAttribute>> chosen) {
    var known = new EnumMap<ContextAttribute, AdviceContext.KnownAttribute>(ContextAttribute.class);
    chosen.forEach((attribute, value) -> value.ifPresent(each -> known.put(attribute, each)));
    return new AdviceContext(known, Map.of());
  }

  private static String describe(
      Map<ContextAttribute, Optional<AdviceContext.KnownAttribute>> chosen) {
    return chosen.entrySet().stream()
        .map(
            entry ->
                entry.getKey().key()
                    + "="
                    + entry
                        .getValue()
                        .map(known -> String.join("", known.values()))
                        .orElse(Condition.UNKNOWN))
        .collect(Collectors.joining(", "));
  }
}
