package org.bounceback.sandbox.discord.api;

import org.bounceback.sandbox.discord.rules.DiscordErrorException;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.Guild;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Permission;

/** Finds what a call is about, if the bot may. */
record PermissionCheck(DiscordState discordState) {

  /** The channel in the path, which the bot sees and has these permissions in. */
  Channel channel(Call call, Permission... needed) throws DiscordErrorException {
    Channel channel =
        discordState
            .findChannel(call.parameter("channel_id"))
            .orElseThrow(() -> call.refuse("10003", call.parameter("channel_id")));
    need(call, channel, needed);
    return channel;
  }

  /** Refuses when the bot does not see a channel, or lacks a permission there. */
  void need(Call call, Channel channel, Permission... needed) throws DiscordErrorException {
    long held = discordState.permissions(DiscordApp.ID, channel);
    if (!Permission.VIEW_CHANNEL.in(held)) {
      throw call.refuse("50001", row(Permission.VIEW_CHANNEL), channel.name());
    }
    for (Permission each : needed) {
      if (!each.in(held)) {
        throw call.refuse("50013", row(each), each + " in " + channel.name());
      }
    }
  }

  /** Whether the bot has a permission in a channel. */
  boolean has(Channel channel, Permission permission) {
    return permission.in(discordState.permissions(DiscordApp.ID, channel));
  }

  /** The message in the path, one that everybody in the channel sees. */
  Message message(Call call, Channel channel) throws DiscordErrorException {
    return discordState
        .messages()
        .find(channel.id(), call.parameter("message_id"))
        .orElseThrow(() -> call.refuse("10008", call.parameter("message_id")));
  }

  /** The guild in the path, which the app is in. */
  Guild guild(Call call) throws DiscordErrorException {
    return discordState
        .findGuild(call.parameter("guild_id"))
        .orElseThrow(() -> call.refuse("10004", call.parameter("guild_id")));
  }

  private static String row(Permission permission) {
    return Rulebook.wireRow("/permissions/" + permission);
  }
}
