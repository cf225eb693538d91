package org.bounceback.bounce.client;

import java.util.List;
import java.util.Map;

/**
 * A place of a text that has the wording of a template.
 *
 * @param template the template
 * @param from the first token
 * @param to the token after the last one
 * @param values where the values of the template may be: the tokens between its neighbours
 */
record WindowMatch(
    WindowTemplate template, int from, int to, Map<WindowTemplate.Slot, Range> values) {

  /** Tokens from {@code from} to before {@code to}. */
  record Range(int from, int to) {
    List<WindowToken> in(List<WindowToken> tokens) {
      return tokens.subList(from, Math.max(from, to));
    }
  }

  WindowMatch {
    values = Map.copyOf(values);
  }

  boolean overlaps(WindowMatch other) {
    return from < other.to && other.from < to;
  }
}
