package org.bounceback.sandbox.discord.payload;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.Channel.Kind;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.Guild;
import org.bounceback.sandbox.discord.world.GuildRole;
import org.bounceback.sandbox.discord.world.Permission;

/** Writes guilds: the short form of responses, and the full form sent when an app connects. */
public final class GuildJson {
  private static final List<String> NONE =
      List.of(
          "icon",
          "description",
          "home_header",
          "splash",
          "discovery_splash",
          "banner",
          "application_id",
          "afk_channel_id",
          "system_channel_id",
          "widget_channel_id",
          "max_presences",
          "vanity_url_code",
          "rules_channel_id",
          "safety_alerts_channel_id",
          "public_updates_channel_id");
  private static final List<String> ZERO =
      List.of(
          "system_channel_flags",
          "mfa_level",
          "explicit_content_filter",
          "premium_tier",
          "premium_subscription_count",
          "nsfw_level",
          "verification_level");
  private static final List<String> EMPTY =
      List.of(
          "voice_states",
          "presences",
          "stage_instances",
          "guild_scheduled_events",
          "soundboard_sounds",
          "embedded_activities");

  private final DiscordState discordState;
  private final Json json;

  /** Writes the guilds of this state. */
  public GuildJson(DiscordState discordState) {
    this.discordState = discordState;
    json = new Json(discordState);
  }

  /** Returns a guild as in {@code GET /guilds/{id}}. */
  public ObjectNode plain(Guild guild) {
    ObjectNode written = Json.object().put("id", guild.id()).put("name", guild.name());
    NONE.forEach(written::putNull);
    ZERO.forEach(name -> written.put(name, 0));
    written.putArray("features");
    written.put("owner_id", guild.owner().isEmpty() ? DiscordApp.ID : guild.owner());
    written.put("region", "us-east").put("afk_timeout", 300).put("widget_enabled", false);
    written.put("default_message_notifications", 1).put("max_members", 500_000);
    written.put("max_video_channel_users", 25).put("max_stage_video_channel_users", 50);
    written.put("premium_progress_bar_enabled", false).put("preferred_locale", "en-US");
    written.put("nsfw", false).putNull("incidents_data");
    ArrayNode roles = written.putArray("roles");
    guild.roles().forEach(guildRole -> roles.add(role(guildRole)));
    written.putArray("emojis");
    written.putArray("stickers");
    return written;
  }

  /** Returns a guild with its members, and the channels and threads that the app may see. */
  public ObjectNode whole(Guild guild) {
    ObjectNode written = plain(guild);
    written.put("joined_at", "2026-01-01T00:00:00.000000+00:00").put("large", false);
    written.put("unavailable", false).put("member_count", guild.members().size());
    ArrayNode members = written.putArray("members");
    guild.members().stream()
        .flatMap(id -> discordState.findPerson(id).stream())
        .forEach(discordUser -> members.add(json.member(guild, discordUser)));
    ArrayNode channels = written.putArray("channels");
    ArrayNode threads = written.putArray("threads");
    for (Channel channel : discordState.channels(guild)) {
      boolean seen = Permission.VIEW_CHANNEL.in(guild.permissions(DiscordApp.ID, channel));
      if (channel.thread() && seen && !channel.archived()) {
        threads.add(json.channel(channel));
      } else if (!channel.thread()) {
        channels.add(voice(channel, json.channel(channel)));
      }
    }
    EMPTY.forEach(written::putArray);
    return written.put("lazy", true).put("version", 1_795_503_600_000L);
  }

  /** Returns a role. */
  public ObjectNode role(GuildRole guildRole) {
    ObjectNode written = Json.object().put("id", guildRole.id()).put("name", guildRole.name());
    written.put("color", 0).put("hoist", false).putNull("icon");
    ObjectNode colors = written.putObject("colors").put("primary_color", 0);
    colors.putNull("secondary_color").putNull("tertiary_color");
    written.putNull("unicode_emoji").put("position", guildRole.position());
    written
        .put("permissions", Long.toString(guildRole.permissions()))
        .put("managed", guildRole.managed());
    written.put("mentionable", false).put("flags", 0);
    if (guildRole.managed()) {
      written.putObject("tags").put("bot_id", DiscordApp.ID);
    }
    return written;
  }

  private static ObjectNode voice(Channel channel, ObjectNode written) {
    if (channel.kind() == Kind.VOICE) {
      written.put("bitrate", 64_000).put("user_limit", 0).putNull("rtc_region");
    }
    return written;
  }
}
