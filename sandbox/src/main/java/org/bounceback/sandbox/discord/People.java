package org.bounceback.sandbox.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.sandbox.discord.gateway.Delivery;
import org.bounceback.sandbox.discord.gateway.Events;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.discord.world.Attachment;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Messages.Post;
import org.bounceback.sandbox.discord.world.Permission;
import org.bounceback.sandbox.discord.world.Person;
import org.bounceback.sandbox.discord.world.Upload;
import org.bounceback.sandbox.discord.world.World;

/**
 * What people do on Discord. Every deed is visible in the world at once and told to the app; the
 * {@link Delivery} says what became of that. What the client would hold back, such as a command
 * that is not offered or a required field left empty, is an {@link IllegalArgumentException}.
 */
public final class People {
  private final World world;
  private final Events events;
  private final Deeds deeds;

  People(World world, Events events) {
    this.world = world;
    this.events = events;
    deeds = new Deeds(world, events);
  }

  /**
   * Types a slash command and sends it, such as {@code /bounceback recipient
   * address:jo@example.org}. A text without a name fills the first option that is typed; the files
   * fill the options for files, in the order of the command.
   */
  public Delivery types(Person person, Channel channel, String line, Upload... files) {
    return deeds.command(person, channel, line, List.of(files));
  }

  /**
   * Types at a slash command without sending it: the app is asked for suggestions for the option
   * typed last, and its answer has them.
   */
  public Delivery typing(Person person, Channel channel, String line) {
    return deeds.typing(person, channel, line);
  }

  /** Uses a command on a message, such as {@code Why did this bounce?}. */
  public Delivery uses(Person person, Message message, String command) {
    return deeds.onMessage(person, message, command);
  }

  /** Presses a button, by its {@code custom_id}. */
  public Delivery clicks(Person person, Message message, String customId) {
    return deeds.component(person, message, customId, List.of());
  }

  /** Chooses options of a select, by their values. */
  public Delivery chooses(Person person, Message message, String customId, String... values) {
    return deeds.component(person, message, customId, List.of(values));
  }

  /** Sends the form that is open before this person. */
  public Delivery submits(Person person, Form form) {
    return deeds.submit(person, form);
  }

  /** Closes the form that is open before this person, of which the app hears nothing. */
  public void dismisses(Person person) {
    world.modals().close(person);
  }

  /** Writes a message in a channel or thread. */
  public Delivery says(Person person, Channel channel, String text) {
    return events.created(write(person, channel, text, Optional.empty()));
  }

  /** Mentions the app in a message. */
  public Delivery mentions(Person person, Channel channel, String text) {
    return says(person, channel, "<@" + DiscordApp.ID + "> " + text);
  }

  /** Answers a message. */
  public Delivery replies(Person person, Message message, String text) {
    Channel channel = world.findChannel(message.channel()).orElseThrow();
    return events.created(write(person, channel, text, Optional.of(message.id())));
  }

  /** Writes to the app alone. */
  public Delivery dm(Person person, String text, Upload... files) {
    return events.created(write(person, world.direct(person), text, Optional.empty(), files));
  }

  /** Drops files into a channel or thread, with a text that may be empty. */
  public Delivery uploads(Person person, Channel channel, String text, Upload... files) {
    return events.created(write(person, channel, text, Optional.empty(), files));
  }

  /** Changes the text of a message. */
  public Delivery edits(Person person, Message message, String text) {
    own(person, message);
    ObjectNode body = message.body().deepCopy();
    Message changed = world.messages().change(message, body.put("content", text), message.files());
    return events.updated(changed);
  }

  /** Takes a message away: one of their own, or any with the permission. */
  public Delivery deletes(Person person, Message message) {
    Channel channel = world.findChannel(message.channel()).orElseThrow();
    boolean moderates = Permission.MANAGE_MESSAGES.in(world.permissions(person.id(), channel));
    if (!moderates) {
      own(person, message);
    }
    world.messages().delete(message);
    return events.deleted(message);
  }

  private Message write(
      Person person, Channel channel, String text, Optional<String> answers, Upload... files) {
    if (!Permission.SEND_MESSAGES.in(world.permissions(person.id(), channel))) {
      throw new IllegalArgumentException(person.username() + " can't write in " + channel.name());
    }
    var kept = new ArrayList<Attachment>();
    for (Upload file : files) {
      kept.add(world.files().keep(file, channel.id(), "", false));
    }
    ObjectNode body = Json.object().put("content", text);
    return world.messages().post(Post.open(channel, person.id()).answering(answers), body, kept);
  }

  private static void own(Person person, Message message) {
    if (!message.author().equals(person.id())) {
      throw new IllegalArgumentException("the message is not " + person.username() + "'s");
    }
  }
}
