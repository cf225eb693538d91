package org.bounceback.testkit;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Map;
import java.util.stream.Collectors;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.Form;
import org.bounceback.chat.InitialResponse;

/** What the bot answered at once; each method fails the test if it answered something else. */
public record Answer(InitialResponse now) {

  /** Returns who can see the card. */
  public InitialResponse.Visibility visibility() {
    return shown().visibility();
  }

  /** Returns the card. */
  public Card card() {
    return shown().card();
  }

  /** Returns the card's headline. */
  public String headline() {
    return card().headline();
  }

  /** Returns the whole text of the card. */
  public String text() {
    return CardTextRenderer.of(card());
  }

  /** Returns the form that was opened. */
  public Form form() {
    return assertInstanceOf(InitialResponse.OpenForm.class, now).form();
  }

  /** Returns the values in the form that was opened, by field. */
  public Map<String, String> prefilled() {
    return form().fields().stream()
        .collect(Collectors.toMap(Form.Field::name, Form.Field::prefilled));
  }

  /** Returns the errors of a submitted form, by field. */
  public Map<String, String> errors() {
    return assertInstanceOf(InitialResponse.FieldErrors.class, now).errors();
  }

  private InitialResponse.ShowCard shown() {
    return assertInstanceOf(InitialResponse.ShowCard.class, now);
  }
}
