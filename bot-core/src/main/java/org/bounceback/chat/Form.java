package org.bounceback.chat;

import java.util.List;

/**
 * A form to fill in.
 *
 * @param id what is sent with it: a kind and an opaque case
 * @param title at most 24 characters, which is what Slack shows
 * @param notice what to know before filling it in; may be empty
 * @param submit what stands on the button that sends it
 */
public record Form(String id, String title, String notice, List<Field> fields, String submit) {

  public Form {
    fields = List.copyOf(fields);
  }

  /**
   * One field.
   *
   * @param name what its value is sent under
   * @param prefilled what stands in it; may be empty
   * @param choices what there is to choose from; empty for free text
   * @param hint what helps to fill it in, shown below it; may be empty
   */
  public record Field(
      String name,
      String label,
      FieldKind fieldKind,
      String prefilled,
      boolean required,
      List<Choice> choices,
      String hint) {
    /** A field that explains itself. */
    public Field(
        String name,
        String label,
        FieldKind fieldKind,
        String prefilled,
        boolean required,
        List<Choice> choices) {
      this(name, label, fieldKind, prefilled, required, choices, "");
    }

    public Field {
      choices = List.copyOf(choices);
    }
  }

  /** Something to choose. */
  public record Choice(String value, String label) {}

  /** How a field is filled in. */
  public enum FieldKind {
    LINE,
    PARAGRAPH,
    CHOICE,
    FILE
  }
}
