package org.bounceback.chat;

import java.util.List;
import java.util.Map;

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

  /** Returns the form with these values in its fields; others keep their initial value. */
  public Form filledIn(Map<String, String> values) {
    List<Field> filled =
        fields.stream()
            .map(field -> field.filledIn(values.getOrDefault(field.name(), field.prefilled())))
            .toList();
    return new Form(id, title, notice, filled, submit);
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

    private Field filledIn(String value) {
      return new Field(name, label, fieldKind, value, required, choices, hint);
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
