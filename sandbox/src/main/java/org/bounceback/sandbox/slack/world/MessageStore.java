package org.bounceback.sandbox.slack.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The messages of all channels, at most a hundred thousand. */
public final class MessageStore {
  private static final int MAX = 100_000;

  private final Map<String, Message> byKey = new LinkedHashMap<>();
  private final List<Message> everyVersion = new ArrayList<>();
  private final Stamps stamps;

  MessageStore(Stamps stamps) {
    this.stamps = stamps;
  }

  /** Adds a message with a new {@code ts}. */
  public synchronized Message post(
      String channel,
      String author,
      Optional<String> thread,
      Optional<String> onlyFor,
      JsonNode body,
      List<String> files) {
    var message =
        new Message(
            channel, stamps.ts(), thread, author, onlyFor, named(body), files, List.of(), 0);
    put(message);
    return message;
  }

  /** Returns a public message of a channel. */
  public Optional<Message> find(String channel, String ts) {
    return any(channel, ts).filter(message -> message.onlyFor().isEmpty());
  }

  /** Returns a message of a channel, including ephemeral ones. */
  public synchronized Optional<Message> any(String channel, String ts) {
    return Optional.ofNullable(byKey.get(channel + '/' + ts));
  }

  /** Returns the public messages of a channel, oldest first, including threads. */
  public List<Message> in(String channel) {
    return standing(channel).stream().filter(message -> message.onlyFor().isEmpty()).toList();
  }

  /** Returns the public messages of a channel, oldest first, including threads. */
  public List<Message> in(Channel channel) {
    return in(channel.id());
  }

  /** Returns the replies in the thread of a message, oldest first. */
  public List<Message> thread(Message parent) {
    return in(parent.channel()).stream()
        .filter(message -> message.thread().equals(Optional.of(parent.ts())))
        .toList();
  }

  /** Returns the ephemeral messages that this user sees in the channel, oldest first. */
  public List<Message> onlyFor(SlackUser slackUser, Channel channel) {
    return onlyFor(slackUser.id(), channel.id());
  }

  /** Returns the ephemeral messages that this user sees in the channel. */
  public List<Message> onlyFor(String user, String channel) {
    return standing(channel).stream()
        .filter(message -> message.onlyFor().equals(Optional.of(user)))
        .toList();
  }

  /** Returns all versions of a message, including a deleted one. */
  public synchronized List<Message> versions(String channel, String ts) {
    return everyVersion.stream()
        .filter(message -> message.channel().equals(channel) && message.ts().equals(ts))
        .toList();
  }

  /** Replaces a message's body. */
  public Message change(Message message, JsonNode body) {
    return replace(message, old -> old.changed(named(body)));
  }

  /** Replaces a message's reactions. */
  public Message react(Message message, List<String> reactions) {
    return replace(message, old -> old.with(reactions));
  }

  /** Deletes a message. */
  public synchronized void delete(Message message) {
    byKey.remove(key(message));
  }

  private synchronized Message replace(Message message, UnaryOperator<Message> change) {
    Message changed = change.apply(byKey.getOrDefault(key(message), message));
    put(changed);
    return changed;
  }

  private void put(Message message) {
    if (everyVersion.size() == MAX) {
      throw new IllegalStateException("more than " + MAX + " messages and changes");
    }
    byKey.put(key(message), message);
    everyVersion.add(message);
  }

  private synchronized List<Message> standing(String channel) {
    return byKey.values().stream().filter(message -> message.channel().equals(channel)).toList();
  }

  private JsonNode named(JsonNode body) {
    ObjectNode copy = body.deepCopy();
    if (copy.has("blocks")) {
      copy.set("blocks", Elements.named(copy.get("blocks"), stamps));
    }
    return copy;
  }

  private static String key(Message message) {
    return message.channel() + '/' + message.ts();
  }
}
