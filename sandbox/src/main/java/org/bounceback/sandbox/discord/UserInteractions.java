package org.bounceback.sandbox.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.discord.gateway.Events;
import org.bounceback.sandbox.discord.gateway.GatewayDelivery;
import org.bounceback.sandbox.discord.payload.InteractionJson;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.discord.world.Attachment;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.Command;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.DiscordUser;
import org.bounceback.sandbox.discord.world.Interaction;
import org.bounceback.sandbox.discord.world.Interaction.Kind;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Modal;
import org.bounceback.sandbox.discord.world.Upload;

/** Performs users' actions that the app must answer. */
final class UserInteractions {
  private static final int BUTTON = 2;

  private final DiscordState discordState;
  private final Events events;
  private final InteractionJson json;
  private final OfferedCommands offeredCommands;

  UserInteractions(DiscordState discordState, Events events) {
    this.discordState = discordState;
    this.events = events;
    json = new InteractionJson(discordState);
    offeredCommands = new OfferedCommands(discordState);
  }

  GatewayDelivery command(
      DiscordUser discordUser, Channel channel, String text, List<Upload> files) {
    Command command = typed(discordUser, channel, text);
    TypedCommand typedCommand = line(command, text);
    var given = new LinkedHashMap<String, Attachment>();
    List<JsonNode> slots = typedCommand.attachments();
    if (files.size() > slots.size()) {
      throw new IllegalArgumentException(command.name() + " takes fewer files");
    }
    for (int i = 0; i < files.size(); i++) {
      given.put(
          slots.get(i).path("name").asText(),
          discordState.files().keep(files.get(i), channel.id(), "", true));
    }
    typedCommand.check(given);
    ObjectNode data = data(command, typedCommand, given, "");
    if (!given.isEmpty()) {
      data.putObject("resolved").set("attachments", json.attachments(given.values()));
    }
    return tell(Kind.COMMAND, discordUser, channel, Optional.empty(), data);
  }

  GatewayDelivery typing(DiscordUser discordUser, Channel channel, String text) {
    Command command = typed(discordUser, channel, text);
    TypedCommand typedCommand = line(command, text);
    List<String> names = new ArrayList<>(typedCommand.values().keySet());
    String focused = names.isEmpty() ? "" : names.get(names.size() - 1);
    boolean asks =
        typedCommand
            .options()
            .valueStream()
            .anyMatch(
                option ->
                    option.path("name").asText().equals(focused)
                        && option.path("autocomplete").asBoolean());
    if (!asks) {
      throw new IllegalArgumentException("no suggestions are offered for " + focused);
    }
    return tell(
        Kind.AUTOCOMPLETE,
        discordUser,
        channel,
        Optional.empty(),
        data(command, typedCommand, Map.of(), focused));
  }

  GatewayDelivery onMessage(DiscordUser discordUser, Message message, String name) {
    Channel channel = discordState.findChannel(message.channel()).orElseThrow();
    Command command = offered(discordUser, channel, Command.MESSAGE, name);
    ObjectNode data = json.target(message).put("id", command.id()).put("name", name);
    return tell(
        Kind.COMMAND, discordUser, channel, Optional.empty(), data.put("type", Command.MESSAGE));
  }

  GatewayDelivery component(
      DiscordUser discordUser, Message shown, String customId, List<String> values) {
    Message message =
        discordState
            .messages()
            .any(shown.id())
            .orElseThrow(() -> new IllegalArgumentException("the message is gone"));
    if (message.onlyFor().filter(reader -> !reader.equals(discordUser.id())).isPresent()) {
      throw new IllegalArgumentException(discordUser.username() + " does not see this message");
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
    Channel channel = discordState.findChannel(message.channel()).orElseThrow();
    return tell(Kind.COMPONENT, discordUser, channel, Optional.of(message), data);
  }

  GatewayDelivery submit(DiscordUser discordUser, Form form) {
    Modal modal =
        discordState
            .modals()
            .before(discordUser)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no form is open before " + discordUser.username()));
    Channel channel = modal.opener().channel();
    var modalSubmission = new ModalSubmission(discordState, channel, form);
    ObjectNode data = Json.object().put("custom_id", modal.customId());
    data.set("components", modalSubmission.components(modal));
    if (!modalSubmission.files().isEmpty()) {
      data.putObject("resolved").set("attachments", json.attachments(modalSubmission.files()));
    }
    discordState.modals().close(discordUser);
    return tell(Kind.MODAL, discordUser, channel, modal.opener().source(), data);
  }

  private GatewayDelivery tell(
      Kind kind,
      DiscordUser discordUser,
      Channel channel,
      Optional<Message> source,
      ObjectNode data) {
    Interaction interaction = discordState.interactions().issue(kind, discordUser, channel, source);
    return events.interaction(interaction, json.of(interaction, data));
  }

  private static ObjectNode data(
      Command command, TypedCommand typedCommand, Map<String, Attachment> files, String focused) {
    ObjectNode data = Json.object().put("id", command.id()).put("name", command.name());
    data.put("type", Command.CHAT_INPUT);
    var options = typedCommand.json(files, focused);
    if (!options.isEmpty()) {
      data.set("options", options);
    }
    command.guild().ifPresent(guild -> data.put("guild_id", guild));
    return data;
  }

  private Command typed(DiscordUser discordUser, Channel channel, String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("a command begins with a slash");
    }
    return offered(discordUser, channel, Command.CHAT_INPUT, text.substring(1).split(" ", 2)[0]);
  }

  private static TypedCommand line(Command command, String text) {
    return TypedCommand.read(command, text.substring(1 + command.name().length()));
  }

  private Command offered(DiscordUser discordUser, Channel channel, int type, String name) {
    return offeredCommands
        .find(discordUser, channel, type, name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is not offered to %s in %s"
                        .formatted(name, discordUser.username(), channel.name())));
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
                            .anyMatch(option -> option.path("value").asText().equals(value)));
    if (count || !offered) {
      throw new IllegalArgumentException("the select does not take " + values);
    }
  }
}
