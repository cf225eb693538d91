package org.bounceback.chat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bounceback.chat.Block.QuoteStyle;

/** What can be said at once. */
public sealed interface InitialResponse {

  /** Show a card. */
  record ShowCard(Card card, Visibility visibility) implements InitialResponse {}

  /** Ask for more by a form. */
  record OpenForm(Form form) implements InitialResponse {}

  /** Propose how a begun word may go on. */
  record AutocompleteChoices(List<Form.Choice> choices) implements InitialResponse {
    public AutocompleteChoices {
      choices = List.copyOf(choices);
    }
  }

  /**
   * Send a form back with what is wrong, by field.
   *
   * @param typed what was filled in and is repeated where the form cannot stay open
   */
  record FieldErrors(Map<String, String> errors, Map<String, String> typed)
      implements InitialResponse {
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
                      each ->
                          new Block.QuoteBlock(each.getKey(), each.getValue(), QuoteStyle.MACHINE))
                  .toList();
      String wrong = errors.values().stream().sorted().collect(Collectors.joining("\n"));
      return new Card(wrong, repeated, List.of());
    }
  }

  /**
   * Say nothing. Where work follows, it may find something to say after all and post it under what
   * the person wrote.
   */
  record NoResponse() implements InitialResponse {}

  /** Who sees a card. */
  enum Visibility {
    /** The person who asked. */
    PRIVATE,
    /** Everybody in the place. */
    PUBLIC,
    /** Whoever sees the card whose button was pressed: the new one takes its place. */
    IN_PLACE,
    /** The person who asked, apart from the conversation: in a window where there are windows. */
    ASIDE;

    /** Who sees a look-up: the asker, or everybody where everybody heard the question. */
    public static Visibility ofLookUp(ChatRequest chatRequest) {
      if (chatRequest instanceof ChatRequest.ButtonClick) {
        return IN_PLACE;
      }
      return chatRequest instanceof ChatRequest.PlainMessage ? PUBLIC : PRIVATE;
    }
  }
}
