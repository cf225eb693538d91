package org.bounceback.sandbox.discord.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The registered commands of the app, for all guilds or for one. */
public final class Commands {
  private final List<Command> all = new ArrayList<>();
  private final Snowflakes snowflakes;
  private int creates;

  Commands(Snowflakes snowflakes) {
    this.snowflakes = snowflakes;
  }

  /** Returns the commands for one guild, or those for all guilds if none is given. */
  public synchronized List<Command> of(Optional<String> guild) {
    return all.stream().filter(command -> command.guild().equals(guild)).toList();
  }

  /** Returns a command by id. */
  public synchronized Optional<Command> find(Optional<String> guild, String id) {
    return of(guild).stream().filter(command -> command.id().equals(id)).findAny();
  }

  /**
   * Returns the command that a user in a guild gets by name; the guild's own command takes
   * precedence.
   */
  public synchronized Optional<Command> visible(Optional<String> guild, int type, String name) {
    return all.stream()
        .filter(command -> command.type() == type && command.name().equals(name))
        .filter(command -> command.guild().isEmpty() || command.guild().equals(guild))
        .max((one, other) -> Boolean.compare(one.guild().isPresent(), other.guild().isPresent()));
  }

  /** Returns how many commands were created so far; updates do not count. */
  public synchronized int creates() {
    return creates;
  }

  /** Returns how many of these commands would be created rather than updated. */
  public synchronized int fresh(Optional<String> guild, JsonNode bodies) {
    int fresh = 0;
    for (JsonNode body : bodies) {
      fresh += same(guild, body).isPresent() ? 0 : 1;
    }
    return fresh;
  }

  /** Replaces all commands; one with the same name and type keeps its id. */
  public synchronized List<Command> replace(Optional<String> guild, JsonNode bodies) {
    var kept = new ArrayList<Command>();
    for (JsonNode body : bodies) {
      kept.add(made(guild, body));
    }
    all.removeIf(command -> command.guild().equals(guild));
    all.addAll(kept);
    return List.copyOf(kept);
  }

  /** Adds a command, or updates the one with the same name and type. */
  public synchronized Command put(Optional<String> guild, JsonNode body) {
    Command made = made(guild, body);
    all.removeIf(command -> command.id().equals(made.id()));
    all.add(made);
    return made;
  }

  /** Updates the definition of a command. */
  public synchronized Command change(Command command, JsonNode body) {
    var changed = new Command(command.id(), snowflakes.next(), command.guild(), body);
    all.replaceAll(old -> old.id().equals(command.id()) ? changed : old);
    return changed;
  }

  /** Deletes a command. */
  public synchronized void delete(Command command) {
    all.removeIf(old -> old.id().equals(command.id()));
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
        .filter(command -> command.guild().equals(guild) && command.type() == type)
        .filter(command -> command.name().equals(body.path("name").asText()))
        .findAny();
  }
}
