package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Map;
import org.bounceback.sandbox.discord.gateway.Events;
import org.bounceback.sandbox.discord.payload.GuildJson;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.discord.rules.DiscordErrorException;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.DiscordUser;
import org.bounceback.sandbox.discord.world.Guild;
import org.bounceback.sandbox.wire.HttpResponse;

/** Implements queries for a guild's members and roles, and leaving a guild. */
final class GuildActions {
  private final DiscordState discordState;
  private final Events events;
  private final PermissionCheck permissionCheck;

  GuildActions(DiscordState discordState, Events events) {
    this.discordState = discordState;
    this.events = events;
    permissionCheck = new PermissionCheck(discordState);
  }

  Map<String, ApiOperation> operations() {
    return Map.of(
        "get_guild_member", this::member,
        "list_guild_roles", this::roles,
        "leave_guild", this::leave);
  }

  /** Returns one member; unlike listing all members, this needs no privileged intent. */
  private HttpResponse member(Call call) throws DiscordErrorException {
    Guild guild = permissionCheck.guild(call);
    String user = call.parameter("user_id");
    DiscordUser discordUser =
        discordState
            .findPerson(user)
            .orElseThrow(() -> call.refuse("10013", "there is no user " + user));
    if (guild.memberRoles(user).isEmpty()) {
      throw call.refuse("10007", user + " is not in " + guild.name());
    }
    return HttpResponse.json(200, new Json(discordState).member(guild, discordUser));
  }

  private HttpResponse roles(Call call) throws DiscordErrorException {
    ArrayNode roles = Json.array();
    var json = new GuildJson(discordState);
    permissionCheck.guild(call).roles().forEach(guildRole -> roles.add(json.role(guildRole)));
    return HttpResponse.json(200, roles);
  }

  private HttpResponse leave(Call call) throws DiscordErrorException {
    Guild guild = permissionCheck.guild(call);
    discordState.leave(guild);
    events.left(guild);
    return HttpResponse.noContent();
  }
}
