package org.bounceback.sandbox.discord.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The messages of all channels with all versions, at most a hundred thousand. */
public final class MessageStore {
  private static final int MAX = 100_000;

  private final Map<String, Message> standing = new LinkedHashMap<>();
  private final Map<String, List<Message>> versions = new HashMap<>();
  private final Snowflakes snowflakes;
  private int kept;

  MessageStore(Snowflakes snowflakes) {
    this.snowflakes = snowflakes;
  }

  /** The channel, author and references of a new message. */
  public record Post(
      String channel,
      String author,
      Optional<String> onlyFor,
      Optional<String> answers,
      Optional<String> interaction) {

    /** Returns a public message. */
    public static Post open(Channel channel, String author) {
      return new Post(channel.id(), author, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns the same, as a reply to another message. */
    public Post answering(Optional<String> message) {
      return new Post(channel, author, onlyFor, message, interaction);
    }
  }

  /** Adds a message with a new id. */
  public Message post(Post post, JsonNode body, List<Attachment> files) {
    var message =
        new Message(
            snowflakes.next(),
            post.channel(),
            post.author(),
            post.onlyFor(),
            numbered(body),
            files,
            post.answers(),
            post.interaction(),
            List.of(),
            Optional.empty(),
            0);
    put(message);
    return message;
  }

  /** Returns a message by id, including ephemeral ones. */
  public synchronized Optional<Message> any(String id) {
    return Optional.ofNullable(standing.get(id));
  }

  /** Returns a public message of a channel. */
  public Optional<Message> find(String channel, String id) {
    return any(id)
        .filter(message -> message.channel().equals(channel) && message.onlyFor().isEmpty());
  }

  /** Returns the public messages of a channel, oldest first. */
  public List<Message> in(Channel channel) {
    return all(channel.id()).stream().filter(message -> message.onlyFor().isEmpty()).toList();
  }

  /** Returns the ephemeral messages that this user sees in the channel, oldest first. */
  public List<Message> onlyFor(DiscordUser discordUser, Channel channel) {
    return all(channel.id()).stream()
        .filter(message -> message.onlyFor().equals(Optional.of(discordUser.id())))
        .toList();
  }

  /** Returns all versions of a message, including a deleted one. */
  public synchronized List<Message> versions(String id) {
    return List.copyOf(versions.getOrDefault(id, List.of()));
  }

  /** Replaces a message's body and files. */
  public Message change(Message message, JsonNode body, List<Attachment> files) {
    return replace(message, old -> old.changed(numbered(body), files, snowflakes.now()));
  }

  /** Replaces a message's reactions. */
  public Message react(Message message, List<String> reactions) {
    return replace(message, old -> old.with(reactions));
  }

  /** Deletes a message. */
  public synchronized void delete(Message message) {
    standing.remove(message.id());
  }

  private synchronized Message replace(Message message, UnaryOperator<Message> change) {
    Message changed = change.apply(standing.getOrDefault(message.id(), message));
    put(changed);
    return changed;
  }

  private synchronized void put(Message message) {
    if (++kept > MAX) {
      throw new IllegalStateException("more than " + MAX + " messages and changes");
    }
    standing.put(message.id(), message);
    versions.computeIfAbsent(message.id(), id -> new ArrayList<>()).add(message);
  }

  private synchronized List<Message> all(String channel) {
    return standing.values().stream().filter(message -> message.channel().equals(channel)).toList();
  }

  private static JsonNode numbered(JsonNode body) {
    ObjectNode copy = body.deepCopy();
    if (copy.path("components").isArray()) {
      copy.set("components", Components.numbered(copy.get("components")));
    }
    return copy;
  }
}
