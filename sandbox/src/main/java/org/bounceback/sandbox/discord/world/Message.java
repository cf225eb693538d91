package org.bounceback.sandbox.discord.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A message as it stands.
 *
 * @param channel its identifier
 * @param author the identifier of a user
 * @param onlyFor the one reader of an ephemeral message
 * @param body content, embeds, components, allowed_mentions and flags, as given; components have
 *     their numbers
 * @param files in the order given
 * @param answers the identifier of the message it replies to
 * @param interaction the identifier of what it answers
 * @param reactions as {@code emoji:user}
 * @param edited when it was last changed
 * @param edits how often it was changed
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

  /** The text, empty with components of version 2. */
  public String content() {
    return body.path("content").asText("");
  }

  /** The components, a missing node when there are none. */
  public JsonNode components() {
    return body.path("components");
  }

  /** The flags as a sum of bits. */
  public int flags() {
    return body.path("flags").asInt();
  }

  /** Whether it only says that the app is thinking. */
  public boolean loading() {
    return (flags() & LOADING) != 0;
  }

  /** Every text that a reader sees, one a line: the content, or the displays and labels. */
  public String words() {
    var lines = new ArrayList<String>();
    if (!content().isEmpty()) {
      lines.add(content());
    }
    gather(components(), lines);
    return String.join("\n", lines);
  }

  /** The component with this {@code custom_id}, wherever it is. */
  public Optional<JsonNode> control(String customId) {
    return Components.find(components(), "custom_id", customId);
  }

  /**
   * Whom it notifies as it stands: identifiers of users and roles, and {@code everyone} or {@code
   * here}; empty when it pings nobody.
   */
  public Set<String> pings() {
    return Mentions.of(this);
  }

  /** Whether the app wrote it. */
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
    node.forEach(each -> gather(each, lines));
  }
}
