package org.bounceback.sandbox.strict;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What was asked of a stand-in and what it refused: the last ten thousand of each. Safe for
 * concurrent use.
 *
 * @param <C> one request
 */
public final class CallJournal<C> {
  private static final int MAX = 10_000;

  private final Deque<C> calls = new ArrayDeque<>();
  private final Deque<RuleViolation> ruleViolations = new ArrayDeque<>();

  /** Every request, in the order answered. */
  public synchronized List<C> calls() {
    return List.copyOf(calls);
  }

  /** Everything refused, in order; empty when the app made no mistake. */
  public synchronized List<RuleViolation> refusals() {
    return List.copyOf(ruleViolations);
  }

  /** Notes a request. */
  public synchronized void called(C call) {
    add(calls, call);
  }

  /** Notes a refusal. */
  public synchronized void refused(RuleViolation ruleViolation) {
    add(ruleViolations, ruleViolation);
  }

  private static <T> void add(Deque<T> kept, T one) {
    if (kept.size() == MAX) {
      kept.removeFirst();
    }
    kept.addLast(one);
  }
}
