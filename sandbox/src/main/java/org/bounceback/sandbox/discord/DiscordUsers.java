package org.bounceback.sandbox.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.sandbox.discord.gateway.Events;
import org.bounceback.sandbox.discord.gateway.GatewayDelivery;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.discord.world.Attachment;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.DiscordUser;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.MessageStore.Post;
import org.bounceback.sandbox.discord.world.Permission;
import org.bounceback.sandbox.discord.world.Upload;

/**
 * Performs users' actions on Discord. Every action changes the state immediately and is reported to
 * the app; the {@link GatewayDelivery} holds the result. Actions that the client would prevent,
 * such as an unavailable command or an empty required field, throw an {@link
 * IllegalArgumentException}.
 */
public final class DiscordUsers {
  private final DiscordState discordState;
  private final Events events;
  private final UserInteractions userInteractions;

  DiscordUsers(DiscordState discordState, Events events) {
    this.discordState = discordState;
    this.events = events;
    userInteractions = new UserInteractions(discordState, events);
  }

  /**
   * Types and sends a slash command, such as {@code /bounceback recipient address:jo@example.org}.
   * Text without a name fills the first text option; the files fill the attachment options, in the
   * order of the command.
   */
  public GatewayDelivery types(
      DiscordUser discordUser, Channel channel, String line, Upload... files) {
    return userInteractions.command(discordUser, channel, line, List.of(files));
  }

  /**
   * Types a slash command without sending it: the app receives an autocomplete request for the last
   * option, and its response has the suggestions.
   */
  public GatewayDelivery typing(DiscordUser discordUser, Channel channel, String line) {
    return userInteractions.typing(discordUser, channel, line);
  }

  /** Uses a message command, such as {@code Why did this bounce?}. */
  public GatewayDelivery uses(DiscordUser discordUser, Message message, String command) {
    return userInteractions.onMessage(discordUser, message, command);
  }

  /** Clicks a button, by its {@code custom_id}. */
  public GatewayDelivery clicks(DiscordUser discordUser, Message message, String customId) {
    return userInteractions.component(discordUser, message, customId, List.of());
  }

  /** Selects options of a select menu, by their values. */
  public GatewayDelivery chooses(
      DiscordUser discordUser, Message message, String customId, String... values) {
    return userInteractions.component(discordUser, message, customId, List.of(values));
  }

  /** Submits the form that the user has open. */
  public GatewayDelivery submits(DiscordUser discordUser, Form form) {
    return userInteractions.submit(discordUser, form);
  }

  /** Closes the form that the user has open; the app is not notified. */
  public void dismisses(DiscordUser discordUser) {
    discordState.modals().close(discordUser);
  }

  /** Posts a message in a channel or thread. */
  public GatewayDelivery says(DiscordUser discordUser, Channel channel, String text) {
    return events.created(write(discordUser, channel, text, Optional.empty()));
  }

  /** Posts a message that mentions the app. */
  public GatewayDelivery mentions(DiscordUser discordUser, Channel channel, String text) {
    return says(discordUser, channel, "<@" + DiscordApp.ID + "> " + text);
  }

  /** Replies to a message. */
  public GatewayDelivery replies(DiscordUser discordUser, Message message, String text) {
    Channel channel = discordState.findChannel(message.channel()).orElseThrow();
    return events.created(write(discordUser, channel, text, Optional.of(message.id())));
  }

  /** Sends a direct message to the app. */
  public GatewayDelivery dm(DiscordUser discordUser, String text, Upload... files) {
    return events.created(
        write(discordUser, discordState.direct(discordUser), text, Optional.empty(), files));
  }

  /** Uploads files to a channel or thread, with a text that may be empty. */
  public GatewayDelivery uploads(
      DiscordUser discordUser, Channel channel, String text, Upload... files) {
    return events.created(write(discordUser, channel, text, Optional.empty(), files));
  }

  /** Edits the text of a message. */
  public GatewayDelivery edits(DiscordUser discordUser, Message message, String text) {
    own(discordUser, message);
    ObjectNode body = message.body().deepCopy();
    Message changed =
        discordState.messages().change(message, body.put("content", text), message.files());
    return events.updated(changed);
  }

  /** Deletes a message: the user's own, or any with the permission. */
  public GatewayDelivery deletes(DiscordUser discordUser, Message message) {
    Channel channel = discordState.findChannel(message.channel()).orElseThrow();
    boolean moderates =
        Permission.MANAGE_MESSAGES.in(discordState.permissions(discordUser.id(), channel));
    if (!moderates) {
      own(discordUser, message);
    }
    discordState.messages().delete(message);
    return events.deleted(message);
  }

  private Message write(
      DiscordUser discordUser,
      Channel channel,
      String text,
      Optional<String> answers,
      Upload... files) {
    if (!Permission.SEND_MESSAGES.in(discordState.permissions(discordUser.id(), channel))) {
      throw new IllegalArgumentException(
          discordUser.username() + " can't write in " + channel.name());
    }
    var kept = new ArrayList<Attachment>();
    for (Upload file : files) {
      kept.add(discordState.files().keep(file, channel.id(), "", false));
    }
    ObjectNode body = Json.object().put("content", text);
    return discordState
        .messages()
        .post(Post.open(channel, discordUser.id()).answering(answers), body, kept);
  }

  private static void own(DiscordUser discordUser, Message message) {
    if (!message.author().equals(discordUser.id())) {
      throw new IllegalArgumentException("the message is not " + discordUser.username() + "'s");
    }
  }
}
