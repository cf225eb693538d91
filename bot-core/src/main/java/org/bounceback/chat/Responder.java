package org.bounceback.chat;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.bounceback.chat.InitialResponse.Visibility;

/**
 * Sends the initial response to one event on a platform. Calls return at once. A failed call
 * completes with the reason for the log.
 */
public interface Responder {

  /** Shows a card and returns its location, or {@link #nowhere} if it cannot be edited. */
  CompletionStage<MessageRef> show(Card card, Visibility visibility);

  /**
   * Replaces the card whose button was clicked, if no work follows that edits the new card. Returns
   * its location.
   */
  default CompletionStage<MessageRef> replace(Card card) {
    return show(card, Visibility.IN_PLACE);
  }

  /** Opens a form. */
  CompletionStage<?> ask(Form form);

  /** Suggests completions of the typed text. */
  CompletionStage<?> propose(List<Form.Choice> choices);

  /** Returns the location of a card that was not shown. */
  MessageRef nowhere();

  /**
   * Returns the message to which work replies if there was no initial response: the user's message,
   * if the platform has one.
   */
  default MessageRef asked() {
    return nowhere();
  }

  /** Returns the poster for the work that follows the initial response. */
  MessagePoster posting(MessageRef first);
}
