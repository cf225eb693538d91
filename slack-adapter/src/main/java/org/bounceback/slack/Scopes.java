package org.bounceback.slack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bounceback.chat.runtime.SetupCheckResult;

/**
 * Lists the OAuth scopes that the adapter needs, and why.
 *
 * @param required most important first
 */
record Scopes(List<Need> required) {
  private static final String FILE = "scopes.tsv";

  Scopes {
    required = List.copyOf(required);
  }

  /**
   * One scope.
   *
   * @param uses the methods or events that need it
   * @param consequence what does not work without it
   */
  record Need(String scope, String uses, String consequence) {}

  /** Loads the bundled list. */
  static Scopes load() {
    try (InputStream file = Objects.requireNonNull(Scopes.class.getResourceAsStream(FILE))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return new Scopes(
          text.lines()
              .filter(line -> !line.startsWith("#"))
              .skip(1)
              .map(line -> line.split("\t", -1))
              .map(cells -> new Need(cells[0], cells[1], cells[2]))
              .toList());
    } catch (IOException broken) {
      throw new UncheckedIOException("bundled file " + FILE + " cannot be read", broken);
    }
  }

  /** Reports each scope that is not in {@code granted}; a single success if none is missing. */
  List<SetupCheckResult> check(Set<String> granted) {
    List<SetupCheckResult> results = new ArrayList<>();
    for (Need need : required) {
      if (!granted.contains(need.scope())) {
        results.add(
            new SetupCheckResult(
                false,
                "the scope %s is missing for %s: %s; add it under OAuth & Permissions and install again"
                    .formatted(need.scope(), need.uses(), need.consequence())));
      }
    }
    if (results.isEmpty()) {
      results.add(new SetupCheckResult(true, "all " + required.size() + " scopes are granted"));
    }
    return results;
  }
}
