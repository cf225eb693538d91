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

/** The messages of all channels with all their versions, at most a hundred thousand of these. */
public final class MessageStore {
  private static final int MAX = 100_000;

  private final Map<String, Message> standing = new LinkedHashMap<>();
  private final Map<String, List<Message>> versions = new HashMap<>();
  private final Snowflakes snowflakes;
  private int kept;

  MessageStore(Snowflakes snowflakes) {
    this.snowflakes = snowflakes;
  }

  /** Where a message goes, from whom, and what it belongs to. */
  public record Post(
      String channel,
      String author,
      Optional<String> onlyFor,
      Optional<String> answers,
      Optional<String> interaction) {

    /** A message that everybody in the channel reads. */
    public static Post open(Channel channel, String author) {
      return new Post(channel.id(), author, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, as a reply to another message. */
    public Post answering(Optional<String> message) {
      return new Post(channel, author, onlyFor, message, interaction);
    }
  }

  /** Adds a message, giving it its identifier. */
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

  /** A message by identifier, ephemeral ones too. */
  public synchronized Optional<Message> any(String id) {
    return Optional.ofNullable(standing.get(id));
  }

  /** A message of a channel, not an ephemeral one. */
  public Optional<Message> find(String channel, String id) {
    return any(id).filter(each -> each.channel().equals(channel) && each.onlyFor().isEmpty());
  }

  /** What everybody in the channel sees, oldest first. */
  public List<Message> in(Channel channel) {
    return all(channel.id()).stream().filter(each -> each.onlyFor().isEmpty()).toList();
  }

  /** What this person alone sees in the channel, oldest first. */
  public List<Message> onlyFor(DiscordUser discordUser, Channel channel) {
    return all(channel.id()).stream()
        .filter(each -> each.onlyFor().equals(Optional.of(discordUser.id())))
        .toList();
  }

  /** A message as it was at first and after each change; also when it was deleted since. */
  public synchronized List<Message> versions(String id) {
    return List.copyOf(versions.getOrDefault(id, List.of()));
  }

  /** Gives a message a new body and other files. */
  public Message change(Message message, JsonNode body, List<Attachment> files) {
    return replace(message, each -> each.changed(numbered(body), files, snowflakes.now()));
  }

  /** Gives a message other reactions. */
  public Message react(Message message, List<String> reactions) {
    return replace(message, each -> each.with(reactions));
  }

  /** Takes a message away. */
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
    return standing.values().stream().filter(each -> each.channel().equals(channel)).toList();
  }

  private static JsonNode numbered(JsonNode body) {
    ObjectNode copy = body.deepCopy();
    if (copy.path("components").isArray()) {
      copy.set("components", Components.numbered(copy.get("components")));
    }
    return copy;
  }
}
