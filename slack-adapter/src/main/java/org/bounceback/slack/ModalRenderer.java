package org.bounceback.slack;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.FileInputElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.chat.Card;
import org.bounceback.chat.Form;
import org.bounceback.chat.HomePage;
import org.bounceback.data.UntrustedText;

/** Renders forms and cards as modals, and the home tab. */
final class ModalRenderer {
  /** The action id of the only element in a field's block. */
  static final String ELEMENT = "value";

  private static final String NAME = "Bounceback";
  private static final int MAX_TITLE = 24;
  private static final int MAX_LABEL = 2000;
  private static final int MAX_NOTICE = 3000;
  private static final int MAX_INPUT = 3000;
  private static final int MAX_OPTION = 75;
  private static final int MAX_FILES = 10;

  private ModalRenderer() {}

  /**
   * Renders a form to fill in.
   *
   * @param origin metadata that Slack returns with the submitted values
   */
  static View form(Form form, String origin) {
    List<LayoutBlock> blocks = new ArrayList<>();
    if (!form.notice().isEmpty()) {
      blocks.add(
          SectionBlock.builder()
              .text(ActionsBlockRenderer.plain(form.notice(), MAX_NOTICE))
              .build());
    }
    form.fields().forEach(field -> blocks.add(field(field)));
    return window(form.title(), blocks)
        .callbackId(form.id())
        .privateMetadata(origin)
        .submit(
            ViewSubmit.builder()
                .type("plain_text")
                .text(UntrustedText.truncate(form.submit(), MAX_TITLE))
                .build())
        .build();
  }

  /**
   * Renders a card as a read-only modal.
   *
   * @param origin metadata that Slack returns with clicks on its buttons
   */
  static View readOnly(Card card, String origin) {
    return window(NAME, CardRenderer.window(card)).privateMetadata(origin).build();
  }

  /** Renders a card as the home tab. */
  static View home(Card card) {
    return View.builder().type("home").blocks(CardRenderer.home(card)).build();
  }

  /** Renders the home tab. */
  static View home(HomePage page) {
    return View.builder().type("home").blocks(HomeRenderer.of(page)).build();
  }

  private static View.ViewBuilder window(String title, List<LayoutBlock> blocks) {
    return View.builder()
        .type("modal")
        .title(
            ViewTitle.builder()
                .type("plain_text")
                .text(UntrustedText.truncate(title, MAX_TITLE))
                .build())
        .blocks(blocks);
  }

  private static LayoutBlock field(Form.Field field) {
    var block =
        InputBlock.builder()
            .blockId(field.name())
            .label(ActionsBlockRenderer.plain(field.label(), MAX_LABEL))
            .element(element(field))
            .optional(!field.required());
    if (field.fieldKind() == Form.FieldKind.SWITCH) {
      block.dispatchAction(true);
    }
    return field.hint().isEmpty()
        ? block.build()
        : block.hint(ActionsBlockRenderer.plain(field.hint(), MAX_LABEL)).build();
  }

  private static BlockElement element(Form.Field field) {
    return switch (field.fieldKind()) {
      case LINE, PARAGRAPH -> input(field);
      case CHOICE, SWITCH -> choice(field);
      case FILE -> FileInputElement.builder().actionId(ELEMENT).maxFiles(MAX_FILES).build();
    };
  }

  private static BlockElement input(Form.Field field) {
    String prefilled =
        UntrustedText.truncate(UntrustedText.clean(field.prefilled()), MAX_INPUT).strip();
    var input =
        PlainTextInputElement.builder()
            .actionId(ELEMENT)
            .multiline(field.fieldKind() == Form.FieldKind.PARAGRAPH);
    return prefilled.isEmpty() ? input.build() : input.initialValue(prefilled).build();
  }

  private static BlockElement choice(Form.Field field) {
    List<OptionObject> options = field.choices().stream().map(ModalRenderer::option).toList();
    var select = StaticSelectElement.builder().actionId(ELEMENT).options(options);
    field.choices().stream()
        .filter(choice -> choice.value().equals(field.prefilled()))
        .findFirst()
        .ifPresent(choice -> select.initialOption(option(choice)));
    return select.build();
  }

  private static OptionObject option(Form.Choice choice) {
    return OptionObject.builder()
        .text(ActionsBlockRenderer.plain(choice.label(), MAX_OPTION))
        .value(choice.value())
        .build();
  }
}
