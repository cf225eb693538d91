package org.bounceback.sandbox.discord.payload;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.Channel.Kind;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Snowflakes;

/** Writes channels, each kind with its own members. */
record ChannelJson(Json json, DiscordState discordState) {

  ObjectNode of(Channel channel) {
    ObjectNode written = Json.object().put("id", channel.id()).put("type", channel.kind().type());
    List<Message> messages = discordState.messages().in(channel);
    written.put(
        "last_message_id", messages.isEmpty() ? null : messages.get(messages.size() - 1).id());
    written.put("flags", 0);
    if (channel.kind() == Kind.DIRECT) {
      discordState
          .findPerson(channel.owner())
          .ifPresent(discordUser -> written.putArray("recipients").add(json.user(discordUser)));
      return written;
    }
    written.put("name", channel.name()).put("rate_limit_per_user", 0);
    written.put("guild_id", channel.guild().orElseThrow());
    written.put("parent_id", channel.parent().map(Channel::id).orElse(null));
    if (channel.thread()) {
      thread(written, channel, messages.size());
    } else {
      plain(written, channel);
    }
    return written;
  }

  private static void plain(ObjectNode written, Channel channel) {
    written.put("position", 0).putNull("topic").put("nsfw", false).putNull("last_pin_timestamp");
    ArrayNode overwrites = written.putArray("permission_overwrites");
    channel
        .overwrites()
        .forEach(
            (target, overwrite) ->
                overwrites
                    .addObject()
                    .put("id", target)
                    .put("type", overwrite.type())
                    .put("allow", Long.toString(overwrite.allow()))
                    .put("deny", Long.toString(overwrite.deny())));
  }

  private static void thread(ObjectNode written, Channel channel, int messages) {
    String opened = Timestamps.text(Snowflakes.time(channel.id()));
    written.put("owner_id", channel.owner()).put("message_count", messages);
    written.put("bitrate", 64_000).put("user_limit", 0).putNull("rtc_region");
    written.put("member_count", 1).put("total_message_sent", messages);
    ObjectNode metadata = written.putObject("thread_metadata").put("archived", channel.archived());
    metadata.put("archive_timestamp", opened).put("create_timestamp", opened);
    metadata.put("auto_archive_duration", channel.archiveMinutes());
    metadata.put("locked", channel.locked());
    if (channel.owner().equals(DiscordApp.ID)) {
      ObjectNode member = written.putObject("member").put("id", channel.id());
      member.put("user_id", DiscordApp.ID).put("join_timestamp", opened).put("flags", 1);
    }
  }
}
