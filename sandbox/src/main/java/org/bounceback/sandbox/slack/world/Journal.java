package org.bounceback.sandbox.slack.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.bounceback.sandbox.slack.rules.Refusal;

/** What was asked of Slack and what it refused: the last ten thousand of each. */
public final class Journal {
  private static final int MOST = 10_000;

  private final Deque<ApiCall> calls = new ArrayDeque<>();
  private final Deque<Refusal> refusals = new ArrayDeque<>();

  /** Every request, in the order answered. */
  public synchronized List<ApiCall> calls() {
    return List.copyOf(calls);
  }

  /** The requests of one method, in the order answered. */
  public List<ApiCall> calls(String method) {
    return calls().stream().filter(call -> call.method().equals(method)).toList();
  }

  /** Everything refused, in order; empty when the app made no mistake. */
  public synchronized List<Refusal> refusals() {
    return List.copyOf(refusals);
  }

  /** Notes a request. */
  public synchronized void called(ApiCall call) {
    add(calls, call);
  }

  /** Notes a refusal. */
  public synchronized void refused(Refusal refusal) {
    add(refusals, refusal);
  }

  private static <T> void add(Deque<T> kept, T one) {
    if (kept.size() == MOST) {
      kept.removeFirst();
    }
    kept.addLast(one);
  }
}
