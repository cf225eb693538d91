package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Map;
import org.bounceback.sandbox.discord.gateway.Events;
import org.bounceback.sandbox.discord.payload.GuildJson;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.discord.rules.Refused;
import org.bounceback.sandbox.discord.world.Guild;
import org.bounceback.sandbox.discord.world.Person;
import org.bounceback.sandbox.discord.world.World;

/** What the app asks about a guild's members and roles, and how it leaves one. */
final class GuildDeeds {
  private final World world;
  private final Events events;
  private final Access access;

  GuildDeeds(World world, Events events) {
    this.world = world;
    this.events = events;
    access = new Access(world);
  }

  Map<String, Deed> deeds() {
    return Map.of(
        "get_guild_member", this::member,
        "list_guild_roles", this::roles,
        "leave_guild", this::leave);
  }

  /** Needs no privileged intent, as listing all members would. */
  private Reply member(Call call) throws Refused {
    Guild guild = access.guild(call);
    String user = call.parameter("user_id");
    Person person =
        world.findPerson(user).orElseThrow(() -> call.refuse("10013", "there is no user " + user));
    if (guild.memberRoles(user).isEmpty()) {
      throw call.refuse("10007", user + " is not in " + guild.name());
    }
    return Reply.json(200, new Json(world).member(guild, person));
  }

  private Reply roles(Call call) throws Refused {
    ArrayNode roles = Json.array();
    var json = new GuildJson(world);
    access.guild(call).roles().forEach(role -> roles.add(json.role(role)));
    return Reply.json(200, roles);
  }

  private Reply leave(Call call) throws Refused {
    Guild guild = access.guild(call);
    world.leave(guild);
    events.left(guild);
    return Reply.done();
  }
}
