package org.bounceback.chat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What can be said at once. */
public sealed interface FirstAnswer {

  /** Show a card. */
  record Show(Card card, Audience audience) implements FirstAnswer {}

  /** Ask for more by a form. */
  record AskForm(Form form) implements FirstAnswer {}

  /** Propose how a begun word may go on. */
  record Choices(List<Form.Choice> choices) implements FirstAnswer {
    public Choices {
      choices = List.copyOf(choices);
    }
  }

  /** Send a form back with what is wrong, by field. */
  record FieldErrors(Map<String, String> errors) implements FirstAnswer {
    public FieldErrors {
      errors = Map.copyOf(errors);
    }

    /** The same as a card, where a form cannot show it. */
    public Card card() {
      return Card.of(errors.values().stream().sorted().collect(Collectors.joining("\n")));
    }
  }

  /**
   * Say nothing. Where work follows, it may find something to say after all and post it under what
   * the person wrote.
   */
  record Quiet() implements FirstAnswer {}

  /** Who sees a card. */
  enum Audience {
    /** The person who asked. */
    PRIVATE,
    /** Everybody in the place. */
    PUBLIC,
    /** Whoever sees the card whose button was pressed: the new one takes its place. */
    IN_PLACE,
    /** The person who asked, apart from the conversation: in a window where there are windows. */
    ASIDE;

    /** Who sees a look-up: the asker, or everybody where everybody heard the question. */
    static Audience ofLookUp(Ask ask) {
      if (ask instanceof Ask.Press) {
        return IN_PLACE;
      }
      return ask instanceof Ask.Said ? PUBLIC : PRIVATE;
    }
  }
}
