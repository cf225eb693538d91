package org.bounceback.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bounceback.app.cli.Run;

/**
 * The diagnoses of all situations, from one run of {@code diagnose} for each loopback internet that
 * some of them share. Safe for concurrent use.
 */
final class SituationDiagnoses {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The time at which the reports were written, so that no retry time in them is over. */
  private static final Instant BEGIN = Instant.parse("2026-11-24T12:00:00Z");

  private final Path folder;
  private final Map<JsonNode, List<Situation>> byWorld;
  private final Map<JsonNode, Map<String, JsonNode>> diagnoses = new ConcurrentHashMap<>();

  SituationDiagnoses(Path folder) throws IOException {
    this.folder = folder;
    this.byWorld = Situation.all().stream().collect(Collectors.groupingBy(Situation::world));
  }

  /** Returns the situation with this name. */
  Situation named(String name) {
    return byWorld.values().stream()
        .flatMap(List::stream)
        .filter(situation -> situation.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  JsonNode of(Situation situation) {
    JsonNode diagnosis =
        diagnoses.computeIfAbsent(situation.world(), this::diagnose).get(situation.name());
    if (diagnosis == null) {
      throw new IllegalStateException("no diagnosis of " + situation);
    }
    return diagnosis;
  }

  private Map<String, JsonNode> diagnose(JsonNode world) {
    List<Situation> situations = byWorld.getOrDefault(world, List.of());
    try {
      Path home = Files.createTempDirectory(folder, "world");
      List<String> arguments = new ArrayList<>(List.of("diagnose", "--json", "--online"));
      for (Situation each : situations) {
        Path mail = Files.createTempDirectory(home, "mail").resolve(each.file());
        arguments.add(Files.write(mail, each.mail()).toString());
      }
      try (var loopback = new SituationWorld(situations.get(0), home)) {
        arguments.addAll(loopback.flags());
        return byName(situations, Run.at(BEGIN, home, arguments).out().lines().toList());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Map<String, JsonNode> byName(List<Situation> situations, List<String> lines)
      throws IOException {
    if (lines.size() != situations.size()) {
      throw new IllegalStateException(lines.size() + " diagnoses of " + situations);
    }
    var byName = new HashMap<String, JsonNode>();
    for (int i = 0; i < lines.size(); i++) {
      byName.put(situations.get(i).name(), JSON.readTree(lines.get(i)));
    }
    return byName;
  }
}
