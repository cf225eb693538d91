package org.bounceback.chat;

import java.util.List;

/**
 * A form to fill in.
 *
 * @param id sent with the form: a kind and an opaque case ID
 * @param title at most 24 characters, which is Slack's limit
 * @param notice shown above the fields; may be empty
 * @param submit the label of the submit button
 */
public record Form(String id, String title, String notice, List<Field> fields, String submit) {

  public Form {
    fields = List.copyOf(fields);
  }

  /**
   * A field of a form.
   *
   * @param name the key of its value in a submission
   * @param prefilled the initial value; may be empty
   * @param choices the options; empty for free text
   * @param hint help text below the field; may be empty
   */
  public record Field(
      String name,
      String label,
      FieldKind fieldKind,
      String prefilled,
      boolean required,
      List<Choice> choices,
      String hint) {
    /** Creates a field without a hint. */
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

  /** An option of a field. */
  public record Choice(String value, String label) {}

  /** The type of a field. */
  public enum FieldKind {
    LINE,
    PARAGRAPH,
    CHOICE,
    /** A choice that replaces the form when it changes, if the platform supports that. */
    SWITCH,
    FILE
  }
}
