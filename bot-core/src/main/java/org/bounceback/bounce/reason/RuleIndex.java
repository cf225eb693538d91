package org.bounceback.bounce.reason;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.bounceback.bounce.text.AhoCorasickMatcher;

/** Finds the rules that can match a text, in one scan over it. Immutable. */
final class RuleIndex {
  private final List<Integer> ruleOfLiteral = new ArrayList<>();
  private final AhoCorasickMatcher literals;
  private final int size;

  /** Indexes the rules that pass the filter. */
  RuleIndex(List<ReasonRule> rules, Predicate<ReasonRule> filter) {
    size = rules.size();
    var texts = new ArrayList<String>();
    for (int i = 0; i < rules.size(); i++) {
      if (filter.test(rules.get(i))) {
        for (String literal : rules.get(i).literals()) {
          texts.add(literal);
          ruleOfLiteral.add(i);
        }
      }
    }
    literals = new AhoCorasickMatcher(texts);
  }

  /** Returns the indexes of the rules that have a literal in {@code lowerCase}. */
  BitSet candidates(String lowerCase) {
    var candidates = new BitSet(size);
    char[] characters = lowerCase.toCharArray();
    literals.visitAll(
        characters,
        characters.length,
        (literal, end) -> candidates.set(ruleOfLiteral.get(literal)));
    return candidates;
  }
}
