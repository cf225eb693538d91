package org.bounceback.chat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bounceback.chat.Block.Voice;

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

  /**
   * Send a form back with what is wrong, by field.
   *
   * @param typed what was filled in and is repeated where the form cannot stay open
   */
  record FieldErrors(Map<String, String> errors, Map<String, String> typed) implements FirstAnswer {
    public FieldErrors {
      errors = Map.copyOf(errors);
      typed = Map.copyOf(typed);
    }

    /** Errors that can be corrected at once, for which nothing has to be repeated. */
    public FieldErrors(Map<String, String> errors) {
      this(errors, Map.of());
    }

    /** The same as a card, where a form cannot show it. */
    public Card card() {
      List<Block> repeated =
          new TreeMap<>(typed)
              .entrySet().stream()
                  .filter(each -> !each.getValue().isBlank())
                  .<Block>map(
                      each -> new Block.Passage(each.getKey(), each.getValue(), Voice.MACHINE))
                  .toList();
      String wrong = errors.values().stream().sorted().collect(Collectors.joining("\n"));
      return new Card(wrong, repeated, List.of());
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
