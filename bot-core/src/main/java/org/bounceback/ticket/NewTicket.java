package org.bounceback.ticket;

import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.StoredMail;

/**
 * A ticket to be opened. All texts are plain; nothing in them is markup.
 *
 * @param key the submission's name as its caller gave it
 * @param requester whom the desk shall answer, usually a mail address
 * @param subject one line
 * @param summary what was found and what the agent added, several lines
 * @param diagnosis all that was found, as a JSON object
 * @param message the mail that came back, byte for byte, or the {@code copy} of it; empty for a
 *     look-up
 * @param incomplete whether facts are missing that the desk will have to ask for
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

  /** A ticket with the whole mail, or none. */
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

  /** The same ticket with words for its requester alone: nothing that was found, and no mail. */
  NewTicket openedWith(String words) {
    return new NewTicket(
        key, caseId, requester, subject, words, "{}", Optional.empty(), incomplete, mailDisclosure);
  }
}
