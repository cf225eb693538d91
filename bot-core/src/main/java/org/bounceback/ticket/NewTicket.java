package org.bounceback.ticket;

import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.StoredMail;

/**
 * A ticket to be opened. All texts are plain text, never markup.
 *
 * @param key the caller's key of the submission
 * @param requester who gets the reply, usually an e-mail address
 * @param subject one line
 * @param summary the findings and the agent's note, several lines
 * @param diagnosis all findings, as a JSON object
 * @param message the unchanged bounced e-mail, or the {@code copy} of it; empty for a check
 * @param incomplete whether information is missing that an agent has to request
 * @param mailDisclosure what {@code message} is
 */
public record NewTicket(
    String key,
    CaseId caseId,
    String requester,
    String subject,
    String summary,
    String diagnosis,
    Optional<StoredMail> message,
    boolean incomplete,
    MailDisclosure mailDisclosure) {

  /** Creates a ticket with the whole e-mail, or none. */
  public NewTicket(
      String key,
      CaseId caseId,
      String requester,
      String subject,
      String summary,
      String diagnosis,
      Optional<StoredMail> message,
      boolean incomplete) {
    this(
        key,
        caseId,
        requester,
        subject,
        summary,
        diagnosis,
        message,
        incomplete,
        MailDisclosure.WHOLE);
  }

  /** Returns the ticket with a text for its requester only: without findings and e-mail. */
  NewTicket openedWith(String text) {
    return new NewTicket(
        key, caseId, requester, subject, text, "{}", Optional.empty(), incomplete, mailDisclosure);
  }
}
