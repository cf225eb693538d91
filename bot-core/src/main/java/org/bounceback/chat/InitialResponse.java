package org.bounceback.chat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bounceback.chat.Block.QuoteStyle;

/** The response that is shown at once. */
public sealed interface InitialResponse {

  /** Shows a card. */
  record ShowCard(Card card, Visibility visibility) implements InitialResponse {}

  /**
   * Opens a form, or replaces the open form whose {@link Form.FieldKind#SWITCH} was changed.
   *
   * @param instead shown in a terminal, where a form cannot be edited; empty if it can be filled in
   */
  record OpenForm(Form form, Optional<Card> instead) implements InitialResponse {
    /** Opens a form that can be filled in anywhere. */
    public OpenForm(Form form) {
      this(form, Optional.empty());
    }
  }

  /** Shows the home page, on a platform that has one. */
  record ShowHome(HomePage page) implements InitialResponse {}

  /**
   * Closes the submitted form.
   *
   * @param otherwise shown to the requester on a platform that does not close forms on request
   */
  record CloseForm(Card otherwise) implements InitialResponse {}

  /** Suggests completions of the typed text. */
  record AutocompleteChoices(List<Form.Choice> choices) implements InitialResponse {
    public AutocompleteChoices {
      choices = List.copyOf(choices);
    }
  }

  /**
   * Returns a form with its errors by field.
   *
   * @param typed the entered values, which are repeated if the form can neither stay open nor be
   *     opened again
   * @param again opens the form again with the entered values
   */
  record FieldErrors(Map<String, String> errors, Map<String, String> typed, Optional<Button> again)
      implements InitialResponse {
    public FieldErrors {
      errors = Map.copyOf(errors);
      typed = Map.copyOf(typed);
    }

    /** Creates errors of a form that cannot be opened again. */
    public FieldErrors(Map<String, String> errors, Map<String, String> typed) {
      this(errors, typed, Optional.empty());
    }

    /** Creates errors without the entered values. */
    public FieldErrors(Map<String, String> errors) {
      this(errors, Map.of());
    }

    /** Returns the errors with a button that opens the form again. */
    public FieldErrors with(Button button) {
      return new FieldErrors(errors, typed, Optional.of(button));
    }

    /** Returns the errors as a card, for platforms whose forms cannot show them. */
    public Card card() {
      String wrong = errors.values().stream().sorted().collect(Collectors.joining("\n"));
      return again
          .map(button -> new Card(wrong, List.of(), List.of(button)))
          .orElseGet(() -> new Card(wrong, repeated(), List.of()));
    }

    private List<Block> repeated() {
      return new TreeMap<>(typed)
          .entrySet().stream()
              .filter(each -> !each.getValue().isBlank())
              .<Block>map(
                  each -> new Block.QuoteBlock(each.getKey(), each.getValue(), QuoteStyle.MACHINE))
              .toList();
    }
  }

  /** Shows nothing. If work follows, it may still post a reply to the user's message. */
  record NoResponse() implements InitialResponse {}

  /** Who can see a card. */
  enum Visibility {
    /** The requester. */
    PRIVATE,
    /** Everyone in the channel. */
    PUBLIC,
    /** Everyone who can see the card whose button was clicked. The new card replaces it. */
    IN_PLACE,
    /** The requester, outside the conversation: in a modal if the platform has modals. */
    ASIDE;

    /**
     * Returns who can see a check: only the requester, or everyone if everyone could read the
     * question.
     */
    public static Visibility ofLookUp(ChatRequest chatRequest) {
      if (chatRequest instanceof ChatRequest.ButtonClick) {
        return IN_PLACE;
      }
      return chatRequest instanceof ChatRequest.PlainMessage ? PUBLIC : PRIVATE;
    }
  }
}
