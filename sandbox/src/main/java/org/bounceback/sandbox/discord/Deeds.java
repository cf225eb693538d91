package org.bounceback.sandbox.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.discord.gateway.Delivery;
import org.bounceback.sandbox.discord.gateway.Events;
import org.bounceback.sandbox.discord.payload.InteractionJson;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.discord.world.Attachment;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.Command;
import org.bounceback.sandbox.discord.world.Interaction;
import org.bounceback.sandbox.discord.world.Interaction.Kind;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Modal;
import org.bounceback.sandbox.discord.world.Person;
import org.bounceback.sandbox.discord.world.Upload;
import org.bounceback.sandbox.discord.world.World;

/** What people do that the app has to answer. */
final class Deeds {
  private static final int BUTTON = 2;

  private final World world;
  private final Events events;
  private final InteractionJson json;
  private final Offers offers;

  Deeds(World world, Events events) {
    this.world = world;
    this.events = events;
    json = new InteractionJson(world);
    offers = new Offers(world);
  }

  Delivery command(Person person, Channel channel, String text, List<Upload> files) {
    Command command = typed(person, channel, text);
    Line line = line(command, text);
    var given = new LinkedHashMap<String, Attachment>();
    List<JsonNode> slots = line.attachments();
    if (files.size() > slots.size()) {
      throw new IllegalArgumentException(command.name() + " takes fewer files");
    }
    for (int i = 0; i < files.size(); i++) {
      given.put(
          slots.get(i).path("name").asText(),
          world.files().keep(files.get(i), channel.id(), "", true));
    }
    line.check(given);
    ObjectNode data = data(command, line, given, "");
    if (!given.isEmpty()) {
      data.putObject("resolved").set("attachments", json.attachments(given.values()));
    }
    return tell(Kind.COMMAND, person, channel, Optional.empty(), data);
  }

  Delivery typing(Person person, Channel channel, String text) {
    Command command = typed(person, channel, text);
    Line line = line(command, text);
    List<String> names = new ArrayList<>(line.values().keySet());
    String focused = names.isEmpty() ? "" : names.get(names.size() - 1);
    boolean asks =
        line.options()
            .valueStream()
            .anyMatch(
                each ->
                    each.path("name").asText().equals(focused)
                        && each.path("autocomplete").asBoolean());
    if (!asks) {
      throw new IllegalArgumentException("no suggestions are offered for " + focused);
    }
    return tell(
        Kind.AUTOCOMPLETE,
        person,
        channel,
        Optional.empty(),
        data(command, line, Map.of(), focused));
  }

  Delivery onMessage(Person person, Message message, String name) {
    Channel channel = world.findChannel(message.channel()).orElseThrow();
    Command command = offered(person, channel, Command.MESSAGE, name);
    ObjectNode data = json.target(message).put("id", command.id()).put("name", name);
    return tell(Kind.COMMAND, person, channel, Optional.empty(), data.put("type", Command.MESSAGE));
  }

  Delivery component(Person person, Message shown, String customId, List<String> values) {
    Message message =
        world
            .messages()
            .any(shown.id())
            .orElseThrow(() -> new IllegalArgumentException("the message is gone"));
    if (message.onlyFor().filter(reader -> !reader.equals(person.id())).isPresent()) {
      throw new IllegalArgumentException(person.username() + " does not see this message");
    }
    JsonNode control =
        message
            .control(customId)
            .orElseThrow(() -> new IllegalArgumentException("nothing is named " + customId));
    if (control.path("disabled").asBoolean()) {
      throw new IllegalArgumentException(customId + " is switched off");
    }
    int type = control.path("type").asInt();
    ObjectNode data = Json.object().put("custom_id", customId).put("component_type", type);
    data.put("id", control.path("id").asInt());
    if (type != BUTTON) {
      chosen(control, values);
      var list = data.putArray("values");
      values.forEach(list::add);
    }
    Channel channel = world.findChannel(message.channel()).orElseThrow();
    return tell(Kind.COMPONENT, person, channel, Optional.of(message), data);
  }

  Delivery submit(Person person, Form form) {
    Modal modal =
        world
            .modals()
            .before(person)
            .orElseThrow(
                () -> new IllegalArgumentException("no form is open before " + person.username()));
    Channel channel = modal.opener().channel();
    var submission = new Submission(world, channel, form);
    ObjectNode data = Json.object().put("custom_id", modal.customId());
    data.set("components", submission.components(modal));
    if (!submission.files().isEmpty()) {
      data.putObject("resolved").set("attachments", json.attachments(submission.files()));
    }
    world.modals().close(person);
    return tell(Kind.MODAL, person, channel, modal.opener().source(), data);
  }

  private Delivery tell(
      Kind kind, Person person, Channel channel, Optional<Message> source, ObjectNode data) {
    Interaction interaction = world.interactions().issue(kind, person, channel, source);
    return events.interaction(interaction, json.of(interaction, data));
  }

  private static ObjectNode data(
      Command command, Line line, Map<String, Attachment> files, String focused) {
    ObjectNode data = Json.object().put("id", command.id()).put("name", command.name());
    data.put("type", Command.CHAT_INPUT);
    var options = line.json(files, focused);
    if (!options.isEmpty()) {
      data.set("options", options);
    }
    command.guild().ifPresent(guild -> data.put("guild_id", guild));
    return data;
  }

  private Command typed(Person person, Channel channel, String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("a command begins with a slash");
    }
    return offered(person, channel, Command.CHAT_INPUT, text.substring(1).split(" ", 2)[0]);
  }

  private static Line line(Command command, String text) {
    return Line.read(command, text.substring(1 + command.name().length()));
  }

  private Command offered(Person person, Channel channel, int type, String name) {
    return offers
        .find(person, channel, type, name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is not offered to %s in %s"
                        .formatted(name, person.username(), channel.name())));
  }

  private static void chosen(JsonNode control, List<String> values) {
    boolean count =
        values.size() > control.path("max_values").asInt(1)
            || values.size() < control.path("min_values").asInt(1);
    boolean offered =
        !control.has("options")
            || values.stream()
                .allMatch(
                    value ->
                        control
                            .path("options")
                            .valueStream()
                            .anyMatch(each -> each.path("value").asText().equals(value)));
    if (count || !offered) {
      throw new IllegalArgumentException("the select does not take " + values);
    }
  }
}
