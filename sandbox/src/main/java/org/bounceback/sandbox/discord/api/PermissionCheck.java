package org.bounceback.sandbox.discord.api;

import org.bounceback.sandbox.discord.rules.DiscordErrorException;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.Guild;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Permission;

/** Finds the objects of a request, if the bot has access. */
record PermissionCheck(DiscordState discordState) {

  /** Returns the channel in the path, if the bot sees it and has these permissions. */
  Channel channel(Call call, Permission... needed) throws DiscordErrorException {
    Channel channel =
        discordState
            .findChannel(call.parameter("channel_id"))
            .orElseThrow(() -> call.refuse("10003", call.parameter("channel_id")));
    need(call, channel, needed);
    return channel;
  }

  /** Throws if the bot does not see a channel or lacks a permission there. */
  void need(Call call, Channel channel, Permission... needed) throws DiscordErrorException {
    long held = discordState.permissions(DiscordApp.ID, channel);
    if (!Permission.VIEW_CHANNEL.in(held)) {
      throw call.refuse("50001", row(Permission.VIEW_CHANNEL), channel.name());
    }
    for (Permission permission : needed) {
      if (!permission.in(held)) {
        throw call.refuse("50013", row(permission), permission + " in " + channel.name());
      }
    }
  }

  /** Whether the bot has a permission in a channel. */
  boolean has(Channel channel, Permission permission) {
    return permission.in(discordState.permissions(DiscordApp.ID, channel));
  }

  /** Returns the message in the path, if it is not ephemeral. */
  Message message(Call call, Channel channel) throws DiscordErrorException {
    return discordState
        .messages()
        .find(channel.id(), call.parameter("message_id"))
        .orElseThrow(() -> call.refuse("10008", call.parameter("message_id")));
  }

  /** Returns the guild in the path, if the app is a member. */
  Guild guild(Call call) throws DiscordErrorException {
    return discordState
        .findGuild(call.parameter("guild_id"))
        .orElseThrow(() -> call.refuse("10004", call.parameter("guild_id")));
  }

  private static String row(Permission permission) {
    return Rulebook.wireRow("/permissions/" + permission);
  }
}
