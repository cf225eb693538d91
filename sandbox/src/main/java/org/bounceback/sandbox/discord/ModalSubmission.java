package org.bounceback.sandbox.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.discord.world.Attachment;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.Modal;
import org.bounceback.sandbox.discord.world.Upload;

/** Fills in a form as the client does: preset values are kept, and invalid values are refused. */
final class ModalSubmission {
  private static final int TEXT = 4;
  private static final int UPLOAD = 19;
  private static final int RADIO = 21;
  private static final int CHECKBOX = 23;

  private final DiscordState discordState;
  private final Channel channel;
  private final Form form;
  private final List<Attachment> files = new ArrayList<>();

  ModalSubmission(DiscordState discordState, Channel channel, Form form) {
    this.discordState = discordState;
    this.channel = channel;
    this.form = form;
  }

  /** Returns the uploaded files, after {@link #components} was called. */
  List<Attachment> files() {
    return files;
  }

  /** Returns the form's components with the entered values. */
  ArrayNode components(Modal modal) {
    List<String> inputs = modal.inputs();
    for (String named : names()) {
      if (!inputs.contains(named)) {
        throw new IllegalArgumentException("the form has nothing named " + named);
      }
    }
    ArrayNode all = Json.array();
    for (JsonNode component : modal.body().path("components")) {
      ObjectNode written = Json.object().put("type", component.path("type").asInt());
      written.put("id", component.path("id").asInt());
      if (component.has("component")) {
        written.set("component", filled(component.path("component")));
      } else if (component.has("components")) {
        ArrayNode row = written.putArray("components");
        component.path("components").forEach(child -> row.add(filled(child)));
      }
      all.add(written);
    }
    return all;
  }

  private List<String> names() {
    var names = new ArrayList<>(form.texts().keySet());
    names.addAll(form.choices().keySet());
    names.addAll(form.files().keySet());
    return names;
  }

  private ObjectNode filled(JsonNode input) {
    String id = input.path("custom_id").asText();
    int type = input.path("type").asInt();
    ObjectNode written = Json.object().put("type", type).put("id", input.path("id").asInt());
    written.put("custom_id", id);
    switch (type) {
      case TEXT -> written.put("value", text(input, id));
      case UPLOAD -> values(written, uploaded(input, id));
      case CHECKBOX -> written.put("value", checked(input, id));
      case RADIO -> {
        List<String> chosen = chosen(input, id);
        written.put("value", chosen.isEmpty() ? null : chosen.get(0));
      }
      default -> values(written, chosen(input, id));
    }
    return written;
  }

  private String text(JsonNode input, String id) {
    String text = form.texts().getOrDefault(id, input.path("value").asText(""));
    boolean needed = input.path("required").asBoolean(true);
    int least = Math.max(input.path("min_length").asInt(), needed ? 1 : 0);
    boolean tooShort = text.length() < least && (needed || !text.isEmpty());
    if (tooShort || text.length() > input.path("max_length").asInt(4000)) {
      throw new IllegalArgumentException(id + " does not take a text of " + text.length());
    }
    return text;
  }

  private List<String> chosen(JsonNode input, String id) {
    List<String> presets =
        input
            .path("options")
            .valueStream()
            .filter(option -> option.path("default").asBoolean())
            .map(option -> option.path("value").asText())
            .toList();
    List<String> chosen = form.choices().getOrDefault(id, presets);
    for (String value : chosen) {
      boolean offered =
          input
              .path("options")
              .valueStream()
              .anyMatch(option -> option.path("value").asText().equals(value));
      if (input.has("options") && !offered) {
        throw new IllegalArgumentException(id + " does not offer " + value);
      }
    }
    count(input, id, chosen.size());
    return chosen;
  }

  private boolean checked(JsonNode input, String id) {
    List<String> chosen = form.choices().get(id);
    return chosen == null ? input.path("default").asBoolean() : chosen.contains("true");
  }

  private List<String> uploaded(JsonNode input, String id) {
    var ids = new ArrayList<String>();
    for (Upload upload : form.files().getOrDefault(id, List.of())) {
      Attachment kept = discordState.files().keep(upload, channel.id(), "", true);
      files.add(kept);
      ids.add(kept.id());
    }
    count(input, id, ids.size());
    return ids;
  }

  private static void count(JsonNode input, String id, int given) {
    boolean needed = input.path("required").asBoolean(true);
    int least = input.path("min_values").asInt(1);
    if (given > input.path("max_values").asInt(1) || (given < least && (needed || given > 0))) {
      throw new IllegalArgumentException(id + " does not take " + given);
    }
  }

  private static void values(ObjectNode written, List<String> values) {
    ArrayNode list = written.putArray("values");
    values.forEach(list::add);
  }
}
