package org.bounceback.sandbox.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.bounceback.sandbox.discord.world.Components;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Modal;

/** Finds buttons and inputs by their labels, as a user does. */
public final class DiscordComponentFinder {
  private static final int LABEL = 18;

  private DiscordComponentFinder() {}

  /**
   * Returns the {@code custom_id} of the button with this label or emoji, anywhere in the message;
   * empty also for a link button.
   */
  public static Optional<String> button(Message message, String label) {
    return Components.find(message.components(), "label", label)
        .or(() -> emojiButton(message, label))
        .map(button -> button.path("custom_id").asText(""))
        .filter(customId -> !customId.isEmpty());
  }

  private static Optional<JsonNode> emojiButton(Message message, String emoji) {
    return message.components().findParents("emoji").stream()
        .filter(button -> button.at("/emoji/name").asText().equals(emoji))
        .findFirst();
  }

  /** Returns the {@code custom_id} of the input with this label in a form. */
  public static Optional<String> input(Modal modal, String label) {
    for (JsonNode component : modal.body().path("components")) {
      boolean meant =
          component.path("type").asInt() == LABEL && component.path("label").asText().equals(label);
      if (meant) {
        return Optional.of(component.at("/component/custom_id").asText());
      }
    }
    return Optional.empty();
  }

  /**
   * Fills in a form from top to bottom with these entries: typed text, or selected options. An
   * empty entry keeps the preset value.
   */
  public static Form filled(Modal modal, List<String> entries) {
    List<String> inputs = modal.inputs();
    Form form = Form.empty();
    for (int i = 0; i < entries.size(); i++) {
      String id = inputs.get(i);
      boolean offered =
          Components.find(modal.body().path("components"), "custom_id", id)
              .filter(input -> input.has("options"))
              .isPresent();
      if (!entries.get(i).isEmpty()) {
        form = offered ? form.choose(id, entries.get(i)) : form.type(id, entries.get(i));
      }
    }
    return form;
  }
}
