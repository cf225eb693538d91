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
 * An e-mail, its network and the expected diagnosis, from the situation files; their README
 * describes the sources. All use the network of {@code scenarios}.
 *
 * @param folder the folder of its e-mail
 */
record Situation(String folder, String name, JsonNode expected, JsonNode world) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> FOLDERS =
      List.of("scenarios", "situations", "unseen", "own-servers");

  static List<Situation> all() throws IOException {
    JsonNode base = JSON.readTree(bytes("scenarios/world.json"));
    List<Situation> all = new ArrayList<>();
    for (String folder : FOLDERS) {
      String lines = new String(bytes(folder + "/scenarios.jsonl"), StandardCharsets.UTF_8);
      for (String line : lines.lines().filter(each -> !each.isBlank()).toList()) {
        JsonNode expected = JSON.readTree(line);
        JsonNode world = base.deepCopy();
        merge((ObjectNode) world, expected.path("world"));
        all.add(new Situation(folder, expected.path("name").asText(), expected, world));
      }
    }
    return all;
  }

  /** Returns the situation with this name. */
  static Situation named(String name) throws IOException {
    return all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  static byte[] bytes(String file) throws IOException {
    try (InputStream stream = Situation.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IOException("no file " + file);
      }
      return stream.readAllBytes();
    }
  }

  /** Returns the name of the file with its e-mail. */
  String file() {
    return expected.path("file").asText();
  }

  byte[] mail() throws IOException {
    return bytes(folder + "/" + file());
  }

  List<String> texts(String key) {
    return StreamSupport.stream(expected.path(key).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /** Returns the expected value of a field and the accepted alternatives. */
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
