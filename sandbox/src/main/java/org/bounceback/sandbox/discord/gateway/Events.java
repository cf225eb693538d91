package org.bounceback.sandbox.discord.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.bounceback.sandbox.discord.payload.GuildJson;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.Guild;
import org.bounceback.sandbox.discord.world.Interaction;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Permission;

/** Creates events and sends them, if the app may receive them. */
public final class Events {
  private final DiscordState discordState;
  private final GatewayDeliveries gatewayDeliveries;
  private final Json json;

  /** Creates events of this state. */
  public Events(DiscordState discordState, GatewayDeliveries gatewayDeliveries) {
    this.discordState = discordState;
    this.gatewayDeliveries = gatewayDeliveries;
    json = new Json(discordState);
  }

  /** Reports a new message. */
  public GatewayDelivery created(Message message) {
    return message("MESSAGE_CREATE", message);
  }

  /** Reports an edited message. */
  public GatewayDelivery updated(Message message) {
    return message("MESSAGE_UPDATE", message);
  }

  /** Reports a deleted message. */
  public GatewayDelivery deleted(Message message) {
    Channel channel = channel(message);
    ObjectNode payload = Json.object().put("id", message.id()).put("channel_id", channel.id());
    channel.guild().ifPresent(guild -> payload.put("guild_id", guild));
    return tell(channel, event("MESSAGE_DELETE", payload, channel, intent(channel), false));
  }

  /** Reports a new thread. */
  public GatewayDelivery opened(Channel thread) {
    ObjectNode payload = json.channel(thread).put("newly_created", true);
    return tell(thread, event("THREAD_CREATE", payload, thread, "GUILDS", false));
  }

  /** Reports a renamed, archived or unarchived thread. */
  public GatewayDelivery changed(Channel thread) {
    return tell(thread, event("THREAD_UPDATE", json.channel(thread), thread, "GUILDS", false));
  }

  /** Reports that the app was added to a guild, or that the guild changed completely. */
  public GatewayDelivery joined(Guild guild) {
    ObjectNode payload = new GuildJson(discordState).whole(guild);
    return gatewayDeliveries.tell(
        new Event("GUILD_CREATE", payload, Optional.of(guild.id()), "GUILDS", false));
  }

  /** Reports that the app left a guild or was removed from it. */
  public GatewayDelivery left(Guild guild) {
    ObjectNode payload = Json.object().put("id", guild.id());
    return gatewayDeliveries.tell(
        new Event("GUILD_DELETE", payload, Optional.of(guild.id()), "GUILDS", false));
  }

  /** Reports an action of a user that the app must answer. */
  public GatewayDelivery interaction(Interaction interaction, ObjectNode payload) {
    Optional<String> guild = interaction.channel().guild();
    return gatewayDeliveries.send(
        new Event("INTERACTION_CREATE", payload, guild, "", false), interaction);
  }

  private GatewayDelivery message(String name, Message message) {
    Channel channel = channel(message);
    ObjectNode payload = json.message(message);
    channel
        .guild()
        .flatMap(discordState::findGuild)
        .ifPresent(
            guild -> {
              payload.put("guild_id", guild.id());
              payload.set("member", json.standing(guild, message.author()));
            });
    payload.put("channel_type", channel.kind().type());
    boolean mine = message.byApp() || message.content().contains("<@" + DiscordApp.ID + ">");
    boolean veiled = channel.guild().isPresent() && !mine;
    return tell(channel, event(name, payload, channel, intent(channel), veiled));
  }

  private GatewayDelivery tell(Channel channel, Event event) {
    return Permission.VIEW_CHANNEL.in(discordState.permissions(DiscordApp.ID, channel))
        ? gatewayDeliveries.tell(event)
        : gatewayDeliveries.notSent(event, "the bot does not see " + channel.name());
  }

  private static Event event(
      String name, ObjectNode payload, Channel channel, String intent, boolean veiled) {
    return new Event(name, payload, channel.guild(), intent, veiled);
  }

  private static String intent(Channel channel) {
    return channel.guild().isPresent() ? "GUILD_MESSAGES" : "DIRECT_MESSAGES";
  }

  private Channel channel(Message message) {
    return discordState.findChannel(message.channel()).orElseThrow();
  }
}
