package org.bounceback.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A mail, the world it lives in and what a support desk should be told; from the scenario files.
 */
record Situation(String name, JsonNode expected, JsonNode world) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Situation> all() throws IOException {
    JsonNode base = JSON.readTree(text("world.json"));
    List<Situation> all = new ArrayList<>();
    for (String line : text("scenarios.jsonl").lines().filter(each -> !each.isBlank()).toList()) {
      JsonNode expected = JSON.readTree(line);
      JsonNode world = base.deepCopy();
      merge((ObjectNode) world, expected.path("world"));
      all.add(new Situation(expected.path("name").asText(), expected, world));
    }
    return all;
  }

  static String text(String file) throws IOException {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  static byte[] bytes(String file) throws IOException {
    try (InputStream stream = Situation.class.getResourceAsStream("scenarios/" + file)) {
      if (stream == null) {
        throw new IOException("no file " + file);
      }
      return stream.readAllBytes();
    }
  }

  byte[] mail() throws IOException {
    return bytes(expected.path("file").asText());
  }

  List<String> texts(String key) {
    return StreamSupport.stream(expected.path(key).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /** The right value of a field and those that are right too. */
  List<String> right(String key) {
    List<String> right = new ArrayList<>(texts(key + "_also"));
    right.add(expected.path(key).asText());
    return right;
  }

  @Override
  public String toString() {
    return name;
  }

  /** Objects are merged, null removes, everything else replaces. */
  private static void merge(ObjectNode base, JsonNode change) {
    change
        .properties()
        .forEach(
            field -> {
              JsonNode old = base.get(field.getKey());
              if (field.getValue().isNull()) {
                base.remove(field.getKey());
              } else if (old instanceof ObjectNode object && field.getValue().isObject()) {
                merge(object, field.getValue());
              } else {
                base.set(field.getKey(), field.getValue());
              }
            });
  }
}
