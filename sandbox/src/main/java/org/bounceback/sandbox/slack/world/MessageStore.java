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

  /** Adds a message, giving it its {@code ts}. */
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

  /** A message of a channel, not an ephemeral one. */
  public Optional<Message> find(String channel, String ts) {
    return any(channel, ts).filter(message -> message.onlyFor().isEmpty());
  }

  /** A message of a channel, ephemeral ones too. */
  public synchronized Optional<Message> any(String channel, String ts) {
    return Optional.ofNullable(byKey.get(channel + '/' + ts));
  }

  /** What everybody in the channel sees, oldest first, threads included. */
  public List<Message> in(String channel) {
    return standing(channel).stream().filter(message -> message.onlyFor().isEmpty()).toList();
  }

  /** What everybody in the channel sees, oldest first, threads included. */
  public List<Message> in(Channel channel) {
    return in(channel.id());
  }

  /** The answers in the thread of a message, oldest first. */
  public List<Message> thread(Message parent) {
    return in(parent.channel()).stream()
        .filter(each -> each.thread().equals(Optional.of(parent.ts())))
        .toList();
  }

  /** What this person alone sees in the channel, oldest first. */
  public List<Message> onlyFor(SlackUser slackUser, Channel channel) {
    return onlyFor(slackUser.id(), channel.id());
  }

  /** What this user alone sees in the channel. */
  public List<Message> onlyFor(String user, String channel) {
    return standing(channel).stream()
        .filter(message -> message.onlyFor().equals(Optional.of(user)))
        .toList();
  }

  /** A message as it was at first and after each change; also when it was deleted since. */
  public synchronized List<Message> versions(String channel, String ts) {
    return everyVersion.stream()
        .filter(each -> each.channel().equals(channel) && each.ts().equals(ts))
        .toList();
  }

  /** Gives a message a new body. */
  public Message change(Message message, JsonNode body) {
    return replace(message, each -> each.changed(named(body)));
  }

  /** Gives a message other reactions. */
  public Message react(Message message, List<String> reactions) {
    return replace(message, each -> each.with(reactions));
  }

  /** Takes a message away. */
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
    return byKey.values().stream().filter(each -> each.channel().equals(channel)).toList();
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
