package org.bounceback.sandbox.slack.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message as it stands.
 *
 * @param channel its identifier
 * @param thread the {@code ts} of the message it answers
 * @param author the identifier of a user
 * @param onlyFor the one reader of an ephemeral message
 * @param body text, blocks, attachments, metadata, as given; blocks have their identifiers
 * @param files their identifiers
 * @param reactions as {@code name:user}
 * @param edits how often it was changed
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

  /** The text that notifications and screen readers get, often not shown when there are blocks. */
  public String text() {
    return body.path("text").asText();
  }

  /** The blocks, a missing node when there are none. */
  public JsonNode blocks() {
    return body.path("blocks");
  }

  /** Every text in the blocks, or the text when there are none, one a line. */
  public String words() {
    var lines = new ArrayList<String>();
    gather(blocks(), lines);
    return lines.isEmpty() ? text() : String.join("\n", lines);
  }

  /** The element with this action, wherever in the blocks it is. */
  public Optional<JsonNode> element(String actionId) {
    return Elements.find(blocks(), actionId).map(Elements.Placed::element);
  }

  /** Whether the app wrote it. */
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
    node.forEach(each -> gather(each, lines));
  }
}
