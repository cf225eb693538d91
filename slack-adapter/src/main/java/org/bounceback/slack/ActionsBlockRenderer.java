package org.bounceback.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.FeedbackButtonObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.FeedbackButtonsElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.chat.Button;
import org.bounceback.chat.Button.Style;
import org.bounceback.chat.Card;
import org.bounceback.data.UntrustedText;

/** Renders the buttons below a card: one row of actions, and a separate row with the two thumbs. */
final class ActionsBlockRenderer {
  /** The action id of the thumbs; the button's value says which one was clicked. */
  static final String THUMBS = "thumbs";

  private static final int MAX_BUTTONS = 25;
  private static final int MAX_LABEL = 75;

  private ActionsBlockRenderer() {}

  static List<LayoutBlock> of(Card card) {
    List<LayoutBlock> rows = withoutThumbs(card);
    Optional<Button> up = withStyle(card, Style.THUMB_UP);
    Optional<Button> down = withStyle(card, Style.THUMB_DOWN);
    if (up.isPresent() && down.isPresent()) {
      rows.add(thumbs(up.get(), down.get()));
    }
    return rows;
  }

  static List<LayoutBlock> withoutThumbs(Card card) {
    List<LayoutBlock> rows = new ArrayList<>();
    List<BlockElement> row =
        card.buttons().stream()
            .filter(button -> !isThumb(button))
            .limit(MAX_BUTTONS)
            .map(ActionsBlockRenderer::button)
            .toList();
    if (!row.isEmpty()) {
      rows.add(ActionsBlock.builder().elements(row).build());
    }
    return rows;
  }

  /** Returns cleaned plain text of at most {@code max} characters, without emoji codes. */
  static PlainTextObject plain(String text, int max) {
    return PlainTextObject.builder()
        .text(UntrustedText.truncate(UntrustedText.clean(text), max))
        .emoji(false)
        .build();
  }

  static BlockElement button(Button button) {
    var element =
        ButtonElement.builder()
            .actionId(button.id())
            .value(button.id())
            .text(plain(button.label(), MAX_LABEL));
    return button.style() == Style.PRIMARY ? element.style("primary").build() : element.build();
  }

  private static LayoutBlock thumbs(Button up, Button down) {
    return ContextActionsBlock.builder()
        .elements(
            List.of(
                FeedbackButtonsElement.builder()
                    .actionId(THUMBS)
                    .positiveButton(thumb(up))
                    .negativeButton(thumb(down))
                    .build()))
        .build();
  }

  private static FeedbackButtonObject thumb(Button button) {
    return FeedbackButtonObject.builder()
        .text(plain(button.label(), MAX_LABEL))
        .value(button.id())
        .accessibilityLabel(button.label())
        .build();
  }

  private static boolean isThumb(Button button) {
    return button.style() == Style.THUMB_UP || button.style() == Style.THUMB_DOWN;
  }

  private static Optional<Button> withStyle(Card card, Style style) {
    return card.buttons().stream().filter(button -> button.style() == style).findFirst();
  }
}
