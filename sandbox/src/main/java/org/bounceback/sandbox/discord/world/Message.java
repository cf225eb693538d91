package org.bounceback.sandbox.discord.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A message in its current state.
 *
 * @param channel the channel's id
 * @param author the author's user id
 * @param onlyFor the only reader of an ephemeral message
 * @param body content, embeds, components, allowed_mentions and flags, as sent; components are
 *     numbered
 * @param files in order
 * @param answers the id of the message it replies to
 * @param interaction the id of the interaction it answers
 * @param reactions as {@code emoji:user}
 * @param edited the time of the last edit
 * @param edits the number of edits
 */
public record Message(
    String id,
    String channel,
    String author,
    Optional<String> onlyFor,
    JsonNode body,
    List<Attachment> files,
    Optional<String> answers,
    Optional<String> interaction,
    List<String> reactions,
    Optional<Instant> edited,
    int edits) {
  private static final int LOADING = 128;

  public Message {
    files = List.copyOf(files);
    reactions = List.copyOf(reactions);
  }

  /** Returns the text; empty with components of version 2. */
  public String content() {
    return body.path("content").asText("");
  }

  /** Returns the components, a missing node if there are none. */
  public JsonNode components() {
    return body.path("components");
  }

  /** Returns the flags as a bit set. */
  public int flags() {
    return body.path("flags").asInt();
  }

  /** Whether it only shows that the app is thinking. */
  public boolean loading() {
    return (flags() & LOADING) != 0;
  }

  /** Returns every visible text, one a line: the content, or the texts and labels of components. */
  public String visibleText() {
    var lines = new ArrayList<String>();
    if (!content().isEmpty()) {
      lines.add(content());
    }
    gather(components(), lines);
    return String.join("\n", lines);
  }

  /** Returns the component with this {@code custom_id}, anywhere in the message. */
  public Optional<JsonNode> control(String customId) {
    return Components.find(components(), "custom_id", customId);
  }

  /**
   * Returns who is notified: ids of users and roles, and {@code everyone} or {@code here}; empty if
   * no one is.
   */
  public Set<String> pings() {
    return Mentions.of(this);
  }

  /** Whether the app posted it. */
  public boolean byApp() {
    return author.equals(DiscordApp.ID);
  }

  Message changed(JsonNode newBody, List<Attachment> newFiles, Instant now) {
    return new Message(
        id,
        channel,
        author,
        onlyFor,
        newBody,
        newFiles,
        answers,
        interaction,
        reactions,
        Optional.of(now),
        edits + 1);
  }

  Message with(List<String> newReactions) {
    return new Message(
        id,
        channel,
        author,
        onlyFor,
        body,
        files,
        answers,
        interaction,
        newReactions,
        edited,
        edits);
  }

  private static void gather(JsonNode node, List<String> lines) {
    for (String text : List.of("content", "label")) {
      if (node.path(text).isTextual()) {
        lines.add(node.path(text).asText());
      }
    }
    node.forEach(child -> gather(child, lines));
  }
}
