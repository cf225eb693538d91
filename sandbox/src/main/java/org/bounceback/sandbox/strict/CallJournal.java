package org.bounceback.sandbox.strict;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Records requests to a simulated server and its refusals: the last ten thousand of each. Safe for
 * concurrent use.
 *
 * @param <C> one request
 */
public final class CallJournal<C> {
  private static final int MAX = 10_000;

  private final Deque<C> calls = new ArrayDeque<>();
  private final Deque<RuleViolation> ruleViolations = new ArrayDeque<>();

  /** Returns every request, in the order of processing. */
  public synchronized List<C> calls() {
    return List.copyOf(calls);
  }

  /** Returns all refusals, in order; empty if the app made no mistake. */
  public synchronized List<RuleViolation> refusals() {
    return List.copyOf(ruleViolations);
  }

  /** Records a request. */
  public synchronized void called(C call) {
    add(calls, call);
  }

  /** Records a refusal. */
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
