package org.bounceback.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bounceback.sandbox.slack.world.View;

/** Builds {@code state.values} from a user's entries, with the client's validation. */
final class FormState {
  private final Function<String, ObjectNode> files;

  /** Finds files by id with {@code files}. */
  FormState(Function<String, ObjectNode> files) {
    this.files = files;
  }

  /**
   * Returns the state of a view.
   *
   * @param entries by action or block: text, the value of an option, several values or file ids
   *     separated by commas; omitted fields keep their initial value
   * @throws IllegalArgumentException if the client would not let the user submit this
   */
  ObjectNode of(View view, Map<String, String> entries) {
    ObjectNode values = Payloads.object();
    var unknown = new ArrayList<>(entries.keySet());
    for (JsonNode block : view.blocks()) {
      JsonNode element = block.path("element");
      if (!block.path("type").asText().equals("input")) {
        continue;
      }
      String action = element.path("action_id").asText("a");
      String id = block.path("block_id").asText();
      unknown.remove(action);
      unknown.remove(id);
      String given = entries.getOrDefault(action, entries.getOrDefault(id, initial(element)));
      if (given.isEmpty() && !block.path("optional").asBoolean()) {
        throw new IllegalArgumentException("the client asks for " + id + " to be filled in");
      }
      ObjectNode value = values.withObjectProperty(id).putObject(action);
      value.put("type", element.path("type").asText());
      fill(value, element, given);
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("the view has no input " + unknown);
    }
    return values;
  }

  private static String initial(JsonNode element) {
    JsonNode option = element.path("initial_option");
    var chosen = new ArrayList<String>();
    element.path("initial_options").forEach(initial -> chosen.add(initial.path("value").asText()));
    if (!option.isMissingNode()) {
      chosen.add(option.path("value").asText());
    }
    return chosen.isEmpty() ? element.path("initial_value").asText() : String.join(",", chosen);
  }

  private void fill(ObjectNode value, JsonNode element, String given) {
    String type = element.path("type").asText();
    switch (type) {
      case "static_select", "radio_buttons", "external_select" -> {
        value.putNull("selected_option");
        if (!given.isEmpty()) {
          value.set("selected_option", option(element, given));
        }
      }
      case "checkboxes", "multi_static_select" -> {
        ArrayNode chosen = value.putArray("selected_options");
        split(given).forEach(part -> chosen.add(option(element, part)));
      }
      case "file_input" -> {
        ArrayNode array = value.putArray("files");
        split(given).forEach(id -> array.add(files.apply(id)));
      }
      case "users_select" -> value.put("selected_user", given);
      case "datepicker" -> value.put("selected_date", given);
      default -> text(value, element, given);
    }
  }

  private static void text(ObjectNode value, JsonNode element, String given) {
    int max = element.path("max_length").asInt(3000);
    if (given.length() > max || given.length() < element.path("min_length").asInt()) {
      throw new IllegalArgumentException("the client refuses a text of " + given.length());
    }
    value.put("value", given.isEmpty() ? null : given);
  }

  /** Returns the option with this value; an external select may have any. */
  static JsonNode option(JsonNode element, String wanted) {
    var options = new ArrayList<JsonNode>();
    element.path("options").forEach(options::add);
    element.path("option_groups").forEach(group -> group.path("options").forEach(options::add));
    for (JsonNode option : options) {
      if (option.path("value").asText().equals(wanted)) {
        return option;
      }
    }
    if (!element.path("type").asText().startsWith("external")) {
      throw new IllegalArgumentException("there is no option " + wanted);
    }
    ObjectNode made = Payloads.object();
    made.putObject("text").put("type", "plain_text").put("text", wanted).put("emoji", true);
    return made.put("value", wanted);
  }

  private static List<String> split(String given) {
    return given.isEmpty() ? List.of() : List.of(given.split(",", -1));
  }
}
