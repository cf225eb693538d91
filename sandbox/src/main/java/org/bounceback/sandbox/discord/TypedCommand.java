package org.bounceback.sandbox.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.discord.world.Attachment;
import org.bounceback.sandbox.discord.world.Command;

/**
 * A typed command as the client parses it: the path of a command and the values of its options.
 *
 * @param path the names of a subcommand and its group, outermost first; empty for a plain command
 * @param options the options at the end of the path
 * @param values by option name, in the order typed
 */
record TypedCommand(List<String> path, JsonNode options, Map<String, String> values) {
  private static final int GROUP = 2;
  private static final int ATTACHMENT = 11;

  /** Parses the text after a command's name: {@code recipient address:jo@example.org}. */
  static TypedCommand read(Command command, String text) {
    String rest = text.trim();
    JsonNode options = command.body().path("options");
    var path = new ArrayList<String>();
    while (nested(options)) {
      String word = rest.split(" ", 2)[0];
      JsonNode chosen =
          find(options, word)
              .orElseThrow(() -> new IllegalArgumentException(command.name() + " has no " + word));
      path.add(word);
      rest = rest.substring(word.length()).trim();
      options = chosen.path("options");
    }
    return new TypedCommand(path, options, values(options, rest));
  }

  /** Returns the attachment options, in the order of the command. */
  List<JsonNode> attachments() {
    return options
        .valueStream()
        .filter(option -> option.path("type").asInt() == ATTACHMENT)
        .toList();
  }

  /** Refuses what the client would not send. */
  void check(Map<String, Attachment> files) {
    for (JsonNode option : options) {
      String name = option.path("name").asText();
      boolean given = values.containsKey(name) || files.containsKey(name);
      if (option.path("required").asBoolean() && !given) {
        throw new IllegalArgumentException("the option " + name + " is required");
      }
      String value = values.getOrDefault(name, "");
      boolean length =
          value.length() > option.path("max_length").asInt(6000)
              || (given && value.length() < option.path("min_length").asInt());
      boolean choice =
          !option.path("choices").isEmpty()
              && given
              && option
                  .path("choices")
                  .valueStream()
                  .noneMatch(offered -> offered.path("value").asText().equals(value));
      if (length || choice) {
        throw new IllegalArgumentException("the option " + name + " does not take " + value);
      }
    }
  }

  /**
   * Returns the options as sent to the app.
   *
   * @param focused the option being typed, empty text if the command is sent
   */
  ArrayNode json(Map<String, Attachment> files, String focused) {
    ArrayNode leaf = Json.array();
    for (JsonNode option : options) {
      String name = option.path("name").asText();
      int type = option.path("type").asInt();
      ObjectNode given = Json.object().put("name", name).put("type", type);
      if (files.containsKey(name)) {
        leaf.add(given.put("value", files.get(name).id()));
      } else if (values.containsKey(name)) {
        typed(given, type, values.get(name));
        leaf.add(name.equals(focused) ? given.put("focused", true) : given);
      }
    }
    ArrayNode all = leaf;
    for (int i = path.size() - 1; i >= 0; i--) {
      int type = path.size() - i;
      ObjectNode wrap = Json.object().put("name", path.get(i)).put("type", Math.min(type, GROUP));
      wrap.set("options", all);
      all = Json.array().add(wrap);
    }
    return all;
  }

  private static void typed(ObjectNode given, int type, String value) {
    switch (type) {
      case 4 -> given.put("value", Long.parseLong(value));
      case 5 -> given.put("value", Boolean.parseBoolean(value));
      case 10 -> given.put("value", Double.parseDouble(value));
      default -> given.put("value", value);
    }
  }

  private static boolean nested(JsonNode options) {
    return options.valueStream().anyMatch(option -> option.path("type").asInt() <= GROUP);
  }

  private static Optional<JsonNode> find(JsonNode options, String name) {
    return options
        .valueStream()
        .filter(option -> option.path("name").asText().equals(name))
        .findAny();
  }

  /** Parses values; text before any name fills the first text option. */
  private static Map<String, String> values(JsonNode options, String text) {
    var names = new ArrayList<String>();
    options.forEach(option -> names.add(Pattern.quote(option.path("name").asText())));
    var values = new LinkedHashMap<String, String>();
    Pattern name = Pattern.compile("(?:^|(?<=\\s))(" + String.join("|", names) + "):");
    Matcher matcher = name.matcher(names.isEmpty() ? "" : text);
    String current = "";
    int from = 0;
    while (matcher.find()) {
      put(values, current, text.substring(from, matcher.start()), options);
      current = matcher.group(1);
      from = matcher.end();
    }
    put(values, current, text.substring(from), options);
    return values;
  }

  private static void put(Map<String, String> values, String name, String text, JsonNode options) {
    if (!name.isEmpty()) {
      values.put(name, text.trim());
    } else if (!text.isBlank()) {
      String first =
          options
              .valueStream()
              .filter(option -> option.path("type").asInt() != ATTACHMENT)
              .findFirst()
              .map(option -> option.path("name").asText())
              .orElseThrow(() -> new IllegalArgumentException("nothing takes " + text));
      values.put(first, text.trim());
    }
  }
}
