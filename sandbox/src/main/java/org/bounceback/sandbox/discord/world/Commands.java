package org.bounceback.sandbox.discord.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands the app has registered, for all guilds or for one. */
public final class Commands {
  private final List<Command> all = new ArrayList<>();
  private final Snowflakes snowflakes;
  private int creates;

  Commands(Snowflakes snowflakes) {
    this.snowflakes = snowflakes;
  }

  /** Those for one guild, or those for all when none is named. */
  public synchronized List<Command> of(Optional<String> guild) {
    return all.stream().filter(each -> each.guild().equals(guild)).toList();
  }

  /** A command by identifier. */
  public synchronized Optional<Command> find(Optional<String> guild, String id) {
    return of(guild).stream().filter(each -> each.id().equals(id)).findAny();
  }

  /** What a person in a guild finds by this name; the guild's own command goes first. */
  public synchronized Optional<Command> visible(Optional<String> guild, int type, String name) {
    return all.stream()
        .filter(each -> each.type() == type && each.name().equals(name))
        .filter(each -> each.guild().isEmpty() || each.guild().equals(guild))
        .max((one, other) -> Boolean.compare(one.guild().isPresent(), other.guild().isPresent()));
  }

  /** How many commands were created so far; changed ones don't count. */
  public synchronized int creates() {
    return creates;
  }

  /** How many of these bodies would be created rather than changed. */
  public synchronized int fresh(Optional<String> guild, JsonNode bodies) {
    int fresh = 0;
    for (JsonNode body : bodies) {
      fresh += same(guild, body).isPresent() ? 0 : 1;
    }
    return fresh;
  }

  /** Puts these in the place of all there were; one of the same name and type stays itself. */
  public synchronized List<Command> replace(Optional<String> guild, JsonNode bodies) {
    var kept = new ArrayList<Command>();
    for (JsonNode body : bodies) {
      kept.add(made(guild, body));
    }
    all.removeIf(each -> each.guild().equals(guild));
    all.addAll(kept);
    return List.copyOf(kept);
  }

  /** Adds one, or changes the one of the same name and type. */
  public synchronized Command put(Optional<String> guild, JsonNode body) {
    Command made = made(guild, body);
    all.removeIf(each -> each.id().equals(made.id()));
    all.add(made);
    return made;
  }

  /** Gives a command another body. */
  public synchronized Command change(Command command, JsonNode body) {
    var changed = new Command(command.id(), snowflakes.next(), command.guild(), body);
    all.replaceAll(each -> each.id().equals(command.id()) ? changed : each);
    return changed;
  }

  /** Takes one away. */
  public synchronized void delete(Command command) {
    all.removeIf(each -> each.id().equals(command.id()));
  }

  private Command made(Optional<String> guild, JsonNode body) {
    Optional<Command> known = same(guild, body);
    if (known.isPresent()) {
      return known.get().body().equals(body)
          ? known.get()
          : new Command(known.get().id(), snowflakes.next(), guild, body);
    }
    creates++;
    return new Command(snowflakes.next(), snowflakes.next(), guild, body);
  }

  private Optional<Command> same(Optional<String> guild, JsonNode body) {
    int type = body.path("type").asInt(Command.CHAT_INPUT);
    return all.stream()
        .filter(each -> each.guild().equals(guild) && each.type() == type)
        .filter(each -> each.name().equals(body.path("name").asText()))
        .findAny();
  }
}
