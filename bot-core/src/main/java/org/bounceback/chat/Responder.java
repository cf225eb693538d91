package org.bounceback.chat;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.bounceback.chat.InitialResponse.Visibility;

/**
 * The ways in which one event can be answered: a platform's own. Calls return at once; what fails
 * fails with the reason for the log.
 */
public interface Responder {

  /** Shows a card, and tells where it stands; {@link #nowhere} where it can never be changed. */
  CompletionStage<MessageRef> show(Card card, Visibility visibility);

  /** Asks for more by a form. */
  CompletionStage<?> ask(Form form);

  /** Proposes how a begun word may go on. */
  CompletionStage<?> propose(List<Form.Choice> choices);

  /** Where a card stands that could not be shown. */
  MessageRef nowhere();

  /** Below what the work behind silence posts: what the person wrote, if the platform has that. */
  default MessageRef asked() {
    return nowhere();
  }

  /** Where the work behind the first answer posts. */
  MessagePoster posting(MessageRef first);
}
