package org.bounceback.sandbox.discord.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.bounceback.sandbox.discord.world.Attachment;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.Guild;
import org.bounceback.sandbox.discord.world.Interaction;
import org.bounceback.sandbox.discord.world.Message;

/** Writes interactions for events. */
public final class InteractionJson {
  private static final int DIRECT_BYTES = 10 << 20;
  private static final String LOCALE = "en-GB";

  private final DiscordState discordState;
  private final Json json;

  /** Writes interactions of this state. */
  public InteractionJson(DiscordState discordState) {
    this.discordState = discordState;
    json = new Json(discordState);
  }

  /**
   * Returns an interaction.
   *
   * @param data its data, by kind
   */
  public ObjectNode of(Interaction interaction, JsonNode data) {
    Channel channel = interaction.channel();
    ObjectNode written = Json.object().put("id", interaction.id());
    written.put("application_id", DiscordApp.ID).put("type", interaction.kind().type());
    written.put("token", interaction.token()).put("version", 1);
    written.put("channel_id", channel.id()).put("locale", LOCALE);
    Optional<Guild> guild = channel.guild().flatMap(discordState::findGuild);
    ObjectNode place = json.channel(channel);
    place.put(
        "permissions", Long.toString(discordState.permissions(interaction.user().id(), channel)));
    written.set("channel", place);
    guild.ifPresent(g -> inGuild(written, g, interaction));
    if (guild.isEmpty()) {
      written.set("user", json.user(interaction.user()));
    }
    written.put("app_permissions", Long.toString(discordState.permissions(DiscordApp.ID, channel)));
    written.putArray("entitlements");
    written.putArray("entitlement_sku_ids");
    written.putObject("authorizing_integration_owners").put("0", channel.guild().orElse("0"));
    written.put("context", guild.isPresent() ? 0 : 1);
    written.put("attachment_size_limit", guild.map(Guild::attachmentBytes).orElse(DIRECT_BYTES));
    written.set("data", data);
    interaction.source().ifPresent(source -> written.set("message", json.message(current(source))));
    return written;
  }

  /** Returns the resolved objects of a list of files. */
  public ObjectNode attachments(Iterable<Attachment> files) {
    ObjectNode resolved = Json.object();
    files.forEach(file -> resolved.set(file.id(), json.attachment(file)));
    return resolved;
  }

  /** Returns the target of a message command: the full message, regardless of intents. */
  public ObjectNode target(Message message) {
    ObjectNode data = Json.object().put("target_id", message.id());
    data.putObject("resolved").putObject("messages").set(message.id(), json.message(message));
    return data;
  }

  private void inGuild(ObjectNode written, Guild guild, Interaction interaction) {
    written.put("guild_id", guild.id()).put("guild_locale", "en-US");
    ObjectNode about = written.putObject("guild").put("id", guild.id()).put("locale", "en-US");
    about.putArray("features");
    ObjectNode member = json.member(guild, interaction.user());
    member.put(
        "permissions",
        Long.toString(discordState.permissions(interaction.user().id(), interaction.channel())));
    written.set("member", member);
  }

  private Message current(Message message) {
    return discordState.messages().any(message.id()).orElse(message);
  }
}
