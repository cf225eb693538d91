package org.bounceback.discord;

import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import org.bounceback.chat.Button.Style;
import org.bounceback.chat.Card;
import org.bounceback.data.UntrustedText;

/** Renders the buttons below a card, five in a row, with a separate row for the two thumbs. */
final class ActionRowRenderer {
  private static final int MAX_IN_A_ROW = 5;
  private static final int MAX_LABEL = 80;

  private ActionRowRenderer() {}

  static List<ActionRow> of(Card card) {
    List<ActionRow> rows = new ArrayList<>();
    rows.addAll(rows(card.buttons().stream().filter(button -> !isThumb(button.style())).toList()));
    rows.addAll(rows(card.buttons().stream().filter(button -> isThumb(button.style())).toList()));
    return rows;
  }

  private static List<ActionRow> rows(List<org.bounceback.chat.Button> buttons) {
    List<Button> rendered = buttons.stream().map(ActionRowRenderer::button).toList();
    return rendered.isEmpty()
        ? List.of()
        : ActionRow.partitionOf(rendered).stream().limit(MAX_IN_A_ROW).toList();
  }

  private static Button button(org.bounceback.chat.Button button) {
    String label = UntrustedText.truncate(UntrustedText.clean(button.label()), MAX_LABEL);
    return switch (button.style()) {
      case PRIMARY -> Button.of(ButtonStyle.PRIMARY, button.id(), label);
      case PLAIN, WHOLE -> Button.of(ButtonStyle.SECONDARY, button.id(), label);
      case THUMB_UP -> Button.of(ButtonStyle.SECONDARY, button.id(), Emoji.fromUnicode("👍"));
      case THUMB_DOWN -> Button.of(ButtonStyle.SECONDARY, button.id(), Emoji.fromUnicode("👎"));
    };
  }

  private static boolean isThumb(Style style) {
    return style == Style.THUMB_UP || style == Style.THUMB_DOWN;
  }
}
