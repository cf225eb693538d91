package org.bounceback.sandbox.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.Command;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.DiscordUser;
import org.bounceback.sandbox.discord.world.Guild;
import org.bounceback.sandbox.discord.world.Message;

/**
 * What one user sees of one channel, with components and forms as Discord sends them to its
 * clients.
 */
public final class DiscordChannelView {
  private final DiscordState discordState;
  private final DiscordUser discordUser;
  private final Channel channel;
  private final Json json;

  /** Creates the view of a user of a channel. */
  public DiscordChannelView(DiscordState discordState, DiscordUser discordUser, Channel channel) {
    this.discordState = discordState;
    this.discordUser = discordUser;
    this.channel = channel;
    json = new Json(discordState);
  }

  /**
   * Returns the current state as a JSON object: {@code id} of the channel, {@code channel} and
   * {@code person} by name, {@code people} in it by id, {@code messages} oldest first including
   * ephemeral ones, {@code modal}, which is null while no form is open, and {@code commands}, which
   * the client offers here, each with {@code type}, {@code name}, {@code description} and {@code
   * options} as the app defined them. A message has the {@code thread} that started from it, null
   * or with {@code id}, {@code name} and its own {@code messages}.
   */
  public String json() {
    ObjectNode seen = Json.object().put("id", channel.id()).put("channel", channel.name());
    seen.put("person", discordUser.displayName());
    ObjectNode people = seen.putObject("people");
    members().forEach(member -> people.put(member.id(), member.displayName()));
    seen.set("messages", messages(channel));
    seen.putNull("modal");
    discordState.modals().before(discordUser).ifPresent(modal -> seen.set("modal", modal.body()));
    ArrayNode commands = seen.putArray("commands");
    new OfferedCommands(discordState)
        .of(discordUser, channel)
        .forEach(command -> commands.add(command(command)));
    return seen.toString();
  }

  private List<DiscordUser> members() {
    return channel
        .guild()
        .flatMap(discordState::findGuild)
        .map(Guild::members)
        .orElse(List.of(DiscordApp.ID, discordUser.id()))
        .stream()
        .flatMap(id -> discordState.findPerson(id).stream())
        .toList();
  }

  private static ObjectNode command(Command command) {
    ObjectNode offered = Json.object().put("type", command.type()).put("name", command.name());
    offered.put("description", command.body().path("description").asText());
    ArrayNode options = offered.putArray("options");
    command.body().path("options").forEach(options::add);
    return offered;
  }

  private ArrayNode messages(Channel place) {
    ArrayNode messages = Json.array();
    Stream.concat(
            discordState.messages().in(place).stream(),
            discordState.messages().onlyFor(discordUser, place).stream())
        .sorted(Comparator.comparing(message -> Long.parseLong(message.id())))
        .forEach(message -> messages.add(message(message)));
    return messages;
  }

  private ObjectNode message(Message message) {
    JsonNode whole = json.message(message);
    ObjectNode seen = Json.object().put("id", message.id());
    seen.put("author", discordState.findPerson(message.author()).orElseThrow().displayName());
    seen.put("app", message.byApp()).put("private", message.onlyFor().isPresent());
    seen.put("thinking", message.loading()).put("edited", message.edits() > 0);
    for (String member : List.of("content", "components", "embeds", "attachments", "reactions")) {
      seen.set(member, whole.path(member));
    }
    seen.putNull("thread");
    discordState.findChannel(message.id()).ifPresent(thread -> seen.set("thread", thread(thread)));
    return seen;
  }

  private ObjectNode thread(Channel thread) {
    ObjectNode seen = Json.object().put("id", thread.id()).put("name", thread.name());
    seen.put("archived", thread.archived());
    return seen.set("messages", messages(thread));
  }
}
