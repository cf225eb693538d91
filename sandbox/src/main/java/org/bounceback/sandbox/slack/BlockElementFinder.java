package org.bounceback.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.View;

/** Finds buttons and inputs by their labels, as a user does. */
public final class BlockElementFinder {
  private static final List<String> THUMBS = List.of("positive_button", "negative_button");

  private BlockElementFinder() {}

  /**
   * An element that can be clicked.
   *
   * @param action its {@code action_id}
   * @param value which of two thumbs; empty for a button
   */
  public record Press(String action, Optional<String> value) {}

  /** Returns the button or thumb with this label, anywhere in the message's blocks. */
  public static Optional<Press> labelled(Message message, String label) {
    for (JsonNode block : message.blocks()) {
      for (JsonNode element : block.path("elements")) {
        String action = element.path("action_id").asText();
        if (element.at("/text/text").asText().equals(label)) {
          return Optional.of(new Press(action, Optional.empty()));
        }
        for (String side : THUMBS) {
          JsonNode thumb = element.path(side);
          if (thumb.at("/text/text").asText().equals(label)) {
            return Optional.of(new Press(action, Optional.of(thumb.path("value").asText())));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the {@code block_id} of every input of a view, from top to bottom. */
  public static List<String> inputs(View view) {
    var inputs = new ArrayList<String>();
    for (JsonNode block : view.blocks()) {
      if (block.path("type").asText().equals("input")) {
        inputs.add(block.path("block_id").asText());
      }
    }
    return inputs;
  }
}
