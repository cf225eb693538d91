package org.bounceback.ticket;

import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.ConversationUnavailableException;
import org.bounceback.cases.TicketActivityLog;

/**
 * Hears what becomes of tickets; the conversation's side of it, which keeps a case's card up to
 * date.
 *
 * <p>Told at least once of every change, also after a crash, by several threads at a time; what has
 * changed stands in the case.
 */
@FunctionalInterface
public interface TicketListener {

  /**
   * The ticket of {@code id} was opened, has to wait, or will not be opened.
   *
   * @throws ConversationUnavailableException when it could not be posted; it is called again later
   * @throws InterruptedException when the program stops; it will be told at its next start
   */
  void changed(CaseId id) throws ConversationUnavailableException, InterruptedException;

  /**
   * Something came back from the desk about {@code id}. Of one case, things are told one after the
   * other; one that was passed on may be told again, together with those that follow.
   *
   * @throws ConversationUnavailableException when it could not be posted; it is called again later
   * @throws InterruptedException when the program stops; it will be told at its next start
   */
  default void heard(CaseId id, TicketActivityLog.ActivityEntry activityEntry)
      throws ConversationUnavailableException, InterruptedException {}

  /**
   * Where people talk about {@code id}; asked before its ticket is opened, for a few seconds at
   * most. Empty where its card stands nowhere.
   *
   * @throws InterruptedException when the program stops
   */
  default Optional<ConversationLink> conversation(CaseId id) throws InterruptedException {
    return Optional.empty();
  }
}
