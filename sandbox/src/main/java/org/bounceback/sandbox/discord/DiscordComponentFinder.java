package org.bounceback.sandbox.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.bounceback.sandbox.discord.world.Components;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Modal;

/** Finds what can be pressed or filled in as a person does: by what stands on it. */
public final class DiscordComponentFinder {
  private static final int LABEL = 18;

  private DiscordComponentFinder() {}

  /**
   * The {@code custom_id} of the button with this label, wherever in the message it is; empty also
   * for a button that opens a page.
   */
  public static Optional<String> button(Message message, String label) {
    return Components.find(message.components(), "label", label)
        .map(button -> button.path("custom_id").asText(""))
        .filter(customId -> !customId.isEmpty());
  }

  /** The {@code custom_id} of what is filled in below this label of a form. */
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
   * A form filled in from top to bottom with these entries: typed, or chosen where options are
   * offered. An empty one leaves the field as the app preset it.
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
