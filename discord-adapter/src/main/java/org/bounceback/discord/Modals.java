package org.bounceback.discord;

import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.components.ModalTopLevelComponent;
import net.dv8tion.jda.api.components.attachmentupload.AttachmentUpload;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.label.LabelChildComponent;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.modals.Modal;
import org.bounceback.chat.Form;
import org.bounceback.data.UntrustedText;

/** Renders forms as Discord's modals. */
final class Modals {
  private static final int MAX_TITLE = 45;
  private static final int MAX_OPTION = 100;
  private static final int MAX_INPUT = 4000;
  private static final int MAX_NOTICE = 1000;
  private static final int MAX_FILES = 10;

  private Modals() {}

  /** Renders a form to fill in; Discord labels the submit button. */
  static Modal of(Form form) {
    List<ModalTopLevelComponent> components = new ArrayList<>();
    if (!form.notice().isEmpty()) {
      components.add(TextDisplay.of(Markdown.escaped(cleaned(form.notice(), MAX_NOTICE))));
    }
    form.fields().forEach(field -> components.add(label(field)));
    return Modal.create(form.id(), cleaned(form.title(), MAX_TITLE))
        .addComponents(components)
        .build();
  }

  private static Label label(Form.Field field) {
    String name = cleaned(field.label(), MAX_TITLE);
    return field.hint().isEmpty()
        ? Label.of(name, element(field))
        : Label.of(name, cleaned(field.hint(), MAX_OPTION), element(field));
  }

  private static LabelChildComponent element(Form.Field field) {
    return switch (field.fieldKind()) {
      case LINE -> input(field, TextInputStyle.SHORT);
      case PARAGRAPH -> input(field, TextInputStyle.PARAGRAPH);
      case CHOICE, SWITCH -> choice(field);
      case FILE ->
          AttachmentUpload.create(field.name())
              .setRequired(field.required())
              .setMaxValues(MAX_FILES)
              .build();
    };
  }

  private static TextInput input(Form.Field field, TextInputStyle style) {
    String prefilled = cleaned(field.prefilled(), MAX_INPUT).strip();
    var input =
        TextInput.create(field.name(), style).setRequired(field.required()).setMaxLength(MAX_INPUT);
    return prefilled.isEmpty() ? input.build() : input.setValue(prefilled).build();
  }

  private static StringSelectMenu choice(Form.Field field) {
    return StringSelectMenu.create(field.name())
        .setRequired(field.required())
        .addOptions(
            field.choices().stream()
                .map(
                    choice ->
                        SelectOption.of(cleaned(choice.label(), MAX_OPTION), choice.value())
                            .withDefault(choice.value().equals(field.prefilled())))
                .toList())
        .build();
  }

  private static String cleaned(String text, int max) {
    return UntrustedText.truncate(UntrustedText.clean(text), max);
  }
}
