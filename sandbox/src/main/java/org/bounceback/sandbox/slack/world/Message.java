package org.bounceback.sandbox.slack.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message in its current state.
 *
 * @param channel the channel's id
 * @param thread the {@code ts} of the message it replies to
 * @param author the author's user id
 * @param onlyFor the only reader of an ephemeral message
 * @param body text, blocks, attachments, metadata, as sent; blocks have ids
 * @param files the files' ids
 * @param reactions as {@code name:user}
 * @param edits the number of edits
 */
public record Message(
    String channel,
    String ts,
    Optional<String> thread,
    String author,
    Optional<String> onlyFor,
    JsonNode body,
    List<String> files,
    List<String> reactions,
    int edits) {
  public Message {
    files = List.copyOf(files);
    reactions = List.copyOf(reactions);
  }

  /** Returns the text for notifications and screen readers, often hidden if there are blocks. */
  public String text() {
    return body.path("text").asText();
  }

  /** Returns the blocks, a missing node if there are none. */
  public JsonNode blocks() {
    return body.path("blocks");
  }

  /** Returns every text in the blocks, or the text if there are none, one a line. */
  public String visibleText() {
    var lines = new ArrayList<String>();
    gather(blocks(), lines);
    return lines.isEmpty() ? text() : String.join("\n", lines);
  }

  /** Returns the element with this action, anywhere in the blocks. */
  public Optional<JsonNode> element(String actionId) {
    return Elements.find(blocks(), actionId).map(Elements.Placed::element);
  }

  /** Whether the app posted it. */
  public boolean byApp() {
    return author.equals(AppManifest.BOT_USER);
  }

  Message changed(JsonNode newBody) {
    return new Message(channel, ts, thread, author, onlyFor, newBody, files, reactions, edits + 1);
  }

  Message with(List<String> newReactions) {
    return new Message(channel, ts, thread, author, onlyFor, body, files, newReactions, edits);
  }

  private static void gather(JsonNode node, List<String> lines) {
    if (node.path("text").isTextual()) {
      lines.add(node.path("text").asText());
    }
    node.forEach(child -> gather(child, lines));
  }
}
