package org.bounceback.bounce.reason;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.bounceback.bounce.text.AhoCorasickMatcher;

/** Finds in one walk over a text which of many rules can match there. Immutable. */
final class RuleIndex {
  private final List<Integer> ruleOfLiteral = new ArrayList<>();
  private final AhoCorasickMatcher literals;
  private final int size;

  /** An index of the {@code wanted} ones among the rules. */
  RuleIndex(List<ReasonRule> rules, Predicate<ReasonRule> wanted) {
    size = rules.size();
    var texts = new ArrayList<String>();
    for (int i = 0; i < rules.size(); i++) {
      if (wanted.test(rules.get(i))) {
        for (String literal : rules.get(i).literals()) {
          texts.add(literal);
          ruleOfLiteral.add(i);
        }
      }
    }
    literals = new AhoCorasickMatcher(texts);
  }

  /** The places in the list of the rules of which a literal occurs in {@code lowerCase}. */
  BitSet candidates(String lowerCase) {
    var candidates = new BitSet(size);
    BitSet found = literals.in(lowerCase);
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      candidates.set(ruleOfLiteral.get(i));
    }
    return candidates;
  }
}
