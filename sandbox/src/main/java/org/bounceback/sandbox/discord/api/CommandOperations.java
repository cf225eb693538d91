package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.discord.rules.CommandRules;
import org.bounceback.sandbox.discord.rules.DiscordErrorException;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.world.Command;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.wire.HttpResponse;

/** Implements the registration of commands, for all guilds or for one. */
final class CommandOperations {
  private final DiscordState discordState;
  private final CommandRules rules;
  private final Rulebook rulebook;
  private final Json json;
  private final PermissionCheck permissionCheck;

  CommandOperations(DiscordState discordState, Rulebook rulebook) {
    this.discordState = discordState;
    this.rulebook = rulebook;
    rules = new CommandRules(rulebook);
    json = new Json(discordState);
    permissionCheck = new PermissionCheck(discordState);
  }

  Map<String, ApiOperation> operations() {
    return Map.of(
        "list_application_commands", this::list,
        "list_guild_application_commands", this::list,
        "bulk_set_application_commands", this::replace,
        "bulk_set_guild_application_commands", this::replace,
        "create_application_command", this::create,
        "create_guild_application_command", this::create,
        "update_application_command", this::change,
        "update_guild_application_command", this::change,
        "delete_application_command", this::delete,
        "delete_guild_application_command", this::delete);
  }

  private HttpResponse list(Call call) throws DiscordErrorException {
    return HttpResponse.json(200, written(discordState.commands().of(scope(call))));
  }

  private HttpResponse replace(Call call) throws DiscordErrorException {
    Optional<String> guild = scope(call);
    JsonNode bodies = call.body().isArray() ? call.body() : Json.array();
    rulebook.refuse(call.operation().id(), rules.all(bodies));
    daily(call, discordState.commands().fresh(guild, bodies));
    return HttpResponse.json(200, written(discordState.commands().replace(guild, bodies)));
  }

  private HttpResponse create(Call call) throws DiscordErrorException {
    Optional<String> guild = scope(call);
    rulebook.refuse(call.operation().id(), rules.one(call.body(), ""));
    int fresh = discordState.commands().fresh(guild, Json.array().add(call.body()));
    daily(call, fresh);
    ArrayNode all = Json.array();
    discordState.commands().of(guild).forEach(command -> all.add(command.body()));
    if (fresh > 0 && !rules.all(all.add(call.body())).isEmpty()) {
      throw call.refuse("30032", Rulebook.limitRow("/commands/perApp"), all.size() + " commands");
    }
    Command made = discordState.commands().put(guild, call.body());
    return HttpResponse.json(fresh > 0 ? 201 : 200, json.command(made));
  }

  private HttpResponse change(Call call) throws DiscordErrorException {
    Command command = command(call);
    ObjectNode body = command.body().deepCopy();
    call.body().properties().forEach(member -> body.set(member.getKey(), member.getValue()));
    rulebook.refuse(call.operation().id(), rules.one(body, ""));
    return HttpResponse.json(200, json.command(discordState.commands().change(command, body)));
  }

  private HttpResponse delete(Call call) throws DiscordErrorException {
    discordState.commands().delete(command(call));
    return HttpResponse.noContent();
  }

  private void daily(Call call, int fresh) throws DiscordErrorException {
    int max = rulebook.limit("/commands/createsPerDayPerGuild").asInt();
    if (discordState.commands().creates() + fresh > max) {
      throw call.refuse(
          "30034", Rulebook.limitRow("/commands/createsPerDayPerGuild"), "more than " + max);
    }
  }

  private Command command(Call call) throws DiscordErrorException {
    String id = call.parameter("command_id");
    return discordState
        .commands()
        .find(scope(call), id)
        .orElseThrow(() -> call.refuse("10063", id));
  }

  private Optional<String> scope(Call call) throws DiscordErrorException {
    if (!call.parameter("application_id").equals(DiscordApp.ID)) {
      throw call.refuse("10002", call.parameter("application_id"));
    }
    return call.parameter("guild_id").isEmpty()
        ? Optional.empty()
        : Optional.of(permissionCheck.guild(call).id());
  }

  private ArrayNode written(List<Command> commands) {
    ArrayNode all = Json.array();
    commands.forEach(command -> all.add(json.command(command)));
    return all;
  }
}
