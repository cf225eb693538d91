package org.bounceback.sandbox.discord.payload;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.bounceback.sandbox.discord.world.Attachment;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.Command;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.DiscordUser;
import org.bounceback.sandbox.discord.world.Guild;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Snowflakes;

/** Writes the state in Discord's JSON format. */
public final class Json {
  private static final String JOINED = "2026-01-01T00:00:00.000000+00:00";

  private final DiscordState discordState;

  /** Writes this state. */
  public Json(DiscordState discordState) {
    this.discordState = discordState;
  }

  /** Returns an empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Returns an empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** Returns a user. */
  public ObjectNode user(DiscordUser discordUser) {
    ObjectNode json = object().put("id", discordUser.id()).put("username", discordUser.username());
    json.put("discriminator", discordUser.bot() ? "0001" : "0");
    json.put("global_name", discordUser.bot() ? null : discordUser.displayName());
    json.putNull("avatar");
    if (discordUser.bot()) {
      json.put("bot", true);
    }
    return json.put("public_flags", 0).put("flags", 0).putNull("primary_guild");
  }

  /** Returns the app's bot, as it sees itself. */
  public ObjectNode self() {
    ObjectNode json = user(bot()).put("verified", true).put("mfa_enabled", false);
    return json.putNull("email").put("locale", "en-US");
  }

  /** Returns a user's membership in a guild, without the user. */
  public ObjectNode standing(Guild guild, String person) {
    ObjectNode json = object().putNull("nick").putNull("avatar").putNull("banner");
    ArrayNode roles = json.putArray("roles");
    guild.memberRoles(person).ifPresent(held -> held.stream().sorted().forEach(roles::add));
    json.put("joined_at", JOINED).putNull("premium_since");
    json.put("deaf", false).put("mute", false).put("flags", 0).put("pending", false);
    return json.putNull("communication_disabled_until");
  }

  /** Returns a member of a guild. */
  public ObjectNode member(Guild guild, DiscordUser discordUser) {
    ObjectNode json = standing(guild, discordUser.id());
    json.set("user", user(discordUser));
    return json;
  }

  /** Returns a file, with a new URL. */
  public ObjectNode attachment(Attachment file) {
    String url = discordState.files().url(file);
    ObjectNode json = object().put("id", file.id()).put("filename", file.filename());
    json.put("size", file.bytes().size()).put("url", url).put("proxy_url", url);
    if (!file.contentType().isEmpty()) {
      json.put("content_type", file.contentType());
    }
    if (!file.description().isEmpty()) {
      json.put("description", file.description());
    }
    if (file.ephemeral()) {
      json.put("ephemeral", true);
    }
    return json.put("content_scan_version", 0);
  }

  /** Returns a message, with new URLs of its files. */
  public ObjectNode message(Message message) {
    ObjectNode json = object().put("id", message.id()).put("channel_id", message.channel());
    json.set("author", user(discordState.findPerson(message.author()).orElseThrow()));
    json.put("content", message.content());
    json.put("timestamp", Timestamps.text(Snowflakes.time(message.id())));
    json.put("edited_timestamp", message.edited().map(Timestamps::text).orElse(null));
    json.put("tts", false).put("mention_everyone", false);
    json.putArray("mentions");
    json.putArray("mention_roles");
    json.putArray("mention_channels");
    ArrayNode files = json.putArray("attachments");
    message.files().forEach(file -> files.add(attachment(file)));
    json.putArray("embeds").addAll(list(message, "embeds"));
    json.putArray("reactions").addAll(new Reactions(message).json());
    json.put("pinned", false).put("type", type(message)).put("flags", message.flags());
    json.set("components", new ShownComponents(this, message).in(list(message, "components")));
    if (message.byApp()) {
      json.put("application_id", DiscordApp.ID);
    }
    message.interaction().ifPresent(id -> json.put("webhook_id", DiscordApp.ID));
    message.answers().ifPresent(id -> reference(json, message.channel(), id));
    discordState.findChannel(message.id()).ifPresent(thread -> json.set("thread", channel(thread)));
    return json;
  }

  /** Returns a channel, a thread or a direct conversation. */
  public ObjectNode channel(Channel channel) {
    return new ChannelJson(this, discordState).of(channel);
  }

  /** Returns a registered command. */
  public ObjectNode command(Command command) {
    ObjectNode json = object().put("id", command.id()).put("application_id", DiscordApp.ID);
    json.put("version", command.version()).put("type", command.type());
    command.guild().ifPresent(guild -> json.put("guild_id", guild));
    json.putNull("default_member_permissions").putNull("name_localizations");
    json.put("description", "").putNull("description_localizations").put("dm_permission", true);
    json.putNull("contexts").putArray("integration_types").add(0);
    json.put("nsfw", false);
    command
        .body()
        .properties()
        .forEach(
            member -> {
              boolean bits = member.getKey().equals("default_member_permissions");
              if (bits && member.getValue().isNumber()) {
                json.put(member.getKey(), member.getValue().asText());
              } else if (!member.getValue().isNull()) {
                json.set(member.getKey(), member.getValue());
              }
            });
    return json;
  }

  /** Returns the app's bot. */
  public DiscordUser bot() {
    return discordState.findPerson(DiscordApp.ID).orElseThrow();
  }

  private static int type(Message message) {
    if (message.answers().isPresent()) {
      return 19;
    }
    return message.interaction().isPresent() ? 20 : 0;
  }

  private static ArrayNode list(Message message, String member) {
    return message.body().path(member) instanceof ArrayNode there ? there : array();
  }

  private void reference(ObjectNode json, String channel, String id) {
    ObjectNode reference = json.putObject("message_reference").put("type", 0);
    reference.put("channel_id", channel).put("message_id", id);
    Optional<Message> answered = discordState.messages().any(id);
    json.putNull("referenced_message");
    answered.ifPresent(
        referenced -> {
          ObjectNode plain = message(referenced);
          plain.remove(List.of("referenced_message", "reactions"));
          json.set("referenced_message", plain);
        });
  }
}
