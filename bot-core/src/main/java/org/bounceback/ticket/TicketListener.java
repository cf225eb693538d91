package org.bounceback.ticket;

import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.ConversationUnavailableException;
import org.bounceback.cases.TicketActivityLog;

/**
 * Receives changes of tickets, to update the conversation and the case's cards.
 *
 * <p>Called at least once for every change, also after a crash, by several threads concurrently;
 * the case contains the change.
 */
@FunctionalInterface
public interface TicketListener {

  /**
   * Handles that the ticket of {@code id} was opened, is delayed, or will not be opened.
   *
   * @throws ConversationUnavailableException if it could not be posted; it is called again later
   * @throws InterruptedException if the program stops; it is called again after the next start
   */
  void changed(CaseId id) throws ConversationUnavailableException, InterruptedException;

  /**
   * Handles a reply from the ticket system about {@code id}. For one case, calls happen one after
   * another; a reply may be repeated, together with those that follow.
   *
   * @throws ConversationUnavailableException if it could not be posted; it is called again later
   * @throws InterruptedException if the program stops; it is called again after the next start
   */
  default void replyReceived(CaseId id, TicketActivityLog.ActivityEntry activityEntry)
      throws ConversationUnavailableException, InterruptedException {}

  /**
   * Returns the conversation about {@code id}; called before its ticket is opened, for a few
   * seconds at most. Empty if it has no card.
   *
   * @throws InterruptedException if the program stops
   */
  default Optional<ConversationLink> conversation(CaseId id) throws InterruptedException {
    return Optional.empty();
  }
}
