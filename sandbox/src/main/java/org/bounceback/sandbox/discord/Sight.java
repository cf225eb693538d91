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
import org.bounceback.sandbox.discord.world.Guild;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Person;
import org.bounceback.sandbox.discord.world.World;

/**
 * What one person sees of one channel: components and forms stand in it as Discord hands them to
 * its clients.
 */
public final class Sight {
  private final World world;
  private final Person person;
  private final Channel channel;
  private final Json json;

  /** The channel in the person's eyes. */
  public Sight(World world, Person person, Channel channel) {
    this.world = world;
    this.person = person;
    this.channel = channel;
    json = new Json(world);
  }

  /**
   * All of it at this moment, as a JSON object: {@code id} of the channel, {@code channel} and
   * {@code person} by name, {@code people} who are there by identifier, {@code messages} oldest
   * first with what the person alone sees, {@code modal}, which is null while no form is open, and
   * {@code commands}, which the client offers here, each with {@code type}, {@code name}, {@code
   * description} and {@code options} as the app gave them. A message has the {@code thread} that
   * began with it, null or with {@code id}, {@code name} and its own {@code messages}.
   */
  public String json() {
    ObjectNode seen = Json.object().put("id", channel.id()).put("channel", channel.name());
    seen.put("person", person.displayName());
    ObjectNode people = seen.putObject("people");
    members().forEach(each -> people.put(each.id(), each.displayName()));
    seen.set("messages", messages(channel));
    seen.putNull("modal");
    world.modals().before(person).ifPresent(modal -> seen.set("modal", modal.body()));
    ArrayNode commands = seen.putArray("commands");
    new Offers(world).of(person, channel).forEach(each -> commands.add(command(each)));
    return seen.toString();
  }

  private List<Person> members() {
    return channel
        .guild()
        .flatMap(world::findGuild)
        .map(Guild::members)
        .orElse(List.of(DiscordApp.ID, person.id()))
        .stream()
        .flatMap(id -> world.findPerson(id).stream())
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
            world.messages().in(place).stream(), world.messages().onlyFor(person, place).stream())
        .sorted(Comparator.comparing(message -> Long.parseLong(message.id())))
        .forEach(message -> messages.add(message(message)));
    return messages;
  }

  private ObjectNode message(Message message) {
    JsonNode whole = json.message(message);
    ObjectNode seen = Json.object().put("id", message.id());
    seen.put("author", world.findPerson(message.author()).orElseThrow().displayName());
    seen.put("app", message.byApp()).put("private", message.onlyFor().isPresent());
    seen.put("thinking", message.loading()).put("edited", message.edits() > 0);
    for (String member : List.of("content", "components", "embeds", "attachments", "reactions")) {
      seen.set(member, whole.path(member));
    }
    seen.putNull("thread");
    world.findChannel(message.id()).ifPresent(thread -> seen.set("thread", thread(thread)));
    return seen;
  }

  private ObjectNode thread(Channel thread) {
    ObjectNode seen = Json.object().put("id", thread.id()).put("name", thread.name());
    seen.put("archived", thread.archived());
    return seen.set("messages", messages(thread));
  }
}
