package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.discord.gateway.Events;
import org.bounceback.sandbox.discord.payload.GuildJson;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.discord.rules.DiscordErrorException;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.Channel.Kind;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.DiscordUser;
import org.bounceback.sandbox.discord.world.Guild;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Permission;
import org.bounceback.sandbox.wire.HttpResponse;

/** Implements guilds, channels, threads and direct conversations. */
final class ChannelOperations {
  private final DiscordState discordState;
  private final Events events;
  private final PermissionCheck permissionCheck;
  private final Json json;
  private final GuildJson guildJson;

  ChannelOperations(DiscordState discordState, Events events) {
    this.discordState = discordState;
    this.events = events;
    permissionCheck = new PermissionCheck(discordState);
    json = new Json(discordState);
    guildJson = new GuildJson(discordState);
  }

  Map<String, ApiOperation> operations() {
    return Map.ofEntries(
        Map.entry(
            "get_guild",
            call -> HttpResponse.json(200, guildJson.plain(permissionCheck.guild(call)))),
        Map.entry("list_guild_channels", this::channels),
        Map.entry("list_guild_roles", this::roles),
        Map.entry("get_guild_member", this::member),
        Map.entry(
            "get_channel",
            call -> HttpResponse.json(200, json.channel(permissionCheck.channel(call)))),
        Map.entry("update_channel", this::update),
        Map.entry("create_thread_from_message", this::threadFrom),
        Map.entry("create_thread", this::thread),
        Map.entry("join_thread", this::join),
        Map.entry("create_dm", this::direct));
  }

  private HttpResponse channels(Call call) throws DiscordErrorException {
    ArrayNode all = Json.array();
    discordState.channels(permissionCheck.guild(call)).stream()
        .filter(channel -> !channel.thread())
        .forEach(channel -> all.add(json.channel(channel)));
    return HttpResponse.json(200, all);
  }

  private HttpResponse roles(Call call) throws DiscordErrorException {
    ArrayNode all = Json.array();
    permissionCheck.guild(call).roles().forEach(role -> all.add(guildJson.role(role)));
    return HttpResponse.json(200, all);
  }

  private HttpResponse member(Call call) throws DiscordErrorException {
    Guild guild = permissionCheck.guild(call);
    String id = call.parameter("user_id");
    DiscordUser discordUser =
        discordState.findPerson(id).orElseThrow(() -> call.refuse("10013", id));
    if (guild.memberRoles(id).isEmpty()) {
      throw call.refuse("10007", id);
    }
    return HttpResponse.json(200, json.member(guild, discordUser));
  }

  private HttpResponse update(Call call) throws DiscordErrorException {
    Channel channel = permissionCheck.channel(call);
    JsonNode body = call.body();
    if (!channel.thread()) {
      permissionCheck.need(call, channel, Permission.MANAGE_CHANNELS);
    } else if (!channel.owner().equals(DiscordApp.ID) || body.has("locked")) {
      permissionCheck.need(call, channel, Permission.MANAGE_THREADS);
    }
    if (body.hasNonNull("name")) {
      channel.rename(body.path("name").asText());
    }
    if (body.hasNonNull("auto_archive_duration")) {
      channel.archiveAfter(body.path("auto_archive_duration").asInt());
    }
    if (body.path("archived").asBoolean() || body.path("locked").asBoolean()) {
      channel.archive(body.path("locked").asBoolean());
    } else if (body.has("archived")) {
      channel.unarchive();
    }
    if (channel.thread()) {
      events.changed(channel);
    }
    return HttpResponse.json(200, json.channel(channel));
  }

  private HttpResponse threadFrom(Call call) throws DiscordErrorException {
    Channel channel = parent(call);
    permissionCheck.need(
        call, channel, Permission.READ_MESSAGE_HISTORY, Permission.CREATE_PUBLIC_THREADS);
    Message message = permissionCheck.message(call, channel);
    if (discordState.findChannel(message.id()).isPresent()) {
      throw call.refuse("160004", Rulebook.limitRow("/thread/duplicateError"), message.id());
    }
    return opened(call, channel, Kind.PUBLIC_THREAD, Optional.of(message));
  }

  private HttpResponse thread(Call call) throws DiscordErrorException {
    Channel channel = parent(call);
    boolean open = call.body().path("type").asInt(12) == Kind.PUBLIC_THREAD.type();
    permissionCheck.need(
        call, channel, open ? Permission.CREATE_PUBLIC_THREADS : Permission.CREATE_PRIVATE_THREADS);
    Kind kind = open ? Kind.PUBLIC_THREAD : Kind.PRIVATE_THREAD;
    return opened(call, channel, kind, Optional.empty());
  }

  private HttpResponse opened(Call call, Channel channel, Kind kind, Optional<Message> from) {
    String name = call.body().path("name").asText();
    Channel thread = discordState.thread(channel, kind, name, DiscordApp.ID, from);
    thread.archiveAfter(call.body().path("auto_archive_duration").asInt(1440));
    events.opened(thread);
    from.ifPresent(events::updated);
    return HttpResponse.json(201, json.channel(thread));
  }

  private Channel parent(Call call) throws DiscordErrorException {
    Channel channel = permissionCheck.channel(call);
    if (channel.kind() != Kind.TEXT) {
      throw call.refuse("50024", channel.kind() + " has no threads");
    }
    return channel;
  }

  private HttpResponse join(Call call) throws DiscordErrorException {
    Channel channel = permissionCheck.channel(call);
    if (!channel.thread()) {
      throw call.refuse("50024", channel.name() + " is no thread");
    }
    return HttpResponse.noContent();
  }

  private HttpResponse direct(Call call) throws DiscordErrorException {
    String id = call.body().path("recipient_id").asText();
    DiscordUser discordUser =
        discordState.findPerson(id).orElseThrow(() -> call.refuse("10013", id));
    if (discordUser.bot()) {
      throw call.refuse("50007", discordUser.username());
    }
    return HttpResponse.json(200, json.channel(discordState.direct(discordUser)));
  }
}
