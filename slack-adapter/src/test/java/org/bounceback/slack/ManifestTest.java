package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bounceback.sandbox.slack.world.AppManifest;
import org.bounceback.sandbox.slack.world.AppManifest.Shortcut;
import org.bounceback.slack.Scopes.Need;
import org.junit.jupiter.api.Test;

class ManifestTest {
  private static final AppManifest TESTED = AppManifest.bounceback();

  @Test
  void manifestRequestsExactlyTheNeededScopes() throws IOException {
    Set<String> needed =
        Scopes.load().required().stream().map(Need::scope).collect(Collectors.toSet());

    assertEquals(new TreeSet<>(needed), under("bot:", "      - ([a-z_:]+) +#.*"));
    assertEquals(new TreeSet<>(TESTED.scopes()), under("bot:", "      - ([a-z_:]+) +#.*"));
  }

  @Test
  void manifestSubscribesToTestedEvents() throws IOException {
    assertEquals(new TreeSet<>(TESTED.events()), under("bot_events:", "      - ([a-z_.]+)"));
  }

  @Test
  void manifestHasCommandsAndShortcuts() throws IOException {
    assertEquals(
        new TreeSet<>(TESTED.commands()), under("slash_commands:", "    - command: (/[a-z]+)"));
    assertEquals(tested(Shortcut::callbackId), under("shortcuts:", "      callback_id: ([a-z_]+)"));
    assertEquals(tested(Shortcut::name), under("shortcuts:", "    - name: (.+)"));
  }

  private static Set<String> tested(Function<Shortcut, String> part) {
    return TESTED.shortcuts().stream().map(part).collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Returns the matches of a pattern in the lines below a heading, up to a line with less
   * indentation.
   */
  private static Set<String> under(String heading, String pattern) throws IOException {
    var found = new TreeSet<String>();
    List<String> lines = manifest().lines().toList();
    int first = 0;
    while (!lines.get(first).strip().equals(heading)) {
      first++;
    }
    int indent = lines.get(first).indexOf(heading);
    for (String line : lines.subList(first + 1, lines.size())) {
      if (line.length() - line.stripLeading().length() <= indent) {
        break;
      }
      var matcher = Pattern.compile(pattern).matcher(line);
      if (matcher.matches()) {
        found.add(matcher.group(1));
      }
    }
    return found;
  }

  private static String manifest() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(ManifestTest.class.getResourceAsStream("manifest.yaml"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
