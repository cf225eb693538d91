package org.bounceback.diagnosis;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.MailAddress;
import org.bounceback.advice.AdviceBook;
import org.bounceback.advice.Verdict;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;

/**
 * The article's third step: can a ticket be opened with what there is? It needs one bounced message
 * with its full header; without that, sender, recipient and time are enough for an incomplete one.
 */
public final class Contact {
  private static final Set<Verdict> NOTHING_TO_DO =
      EnumSet.of(
          Verdict.NOTHING_FAILED,
          Verdict.NO_PROBLEM_FOUND,
          Verdict.NOT_OUR_MAIL,
          Verdict.TEMPORARY);

  private final AdviceBook book;

  Contact(AdviceBook book) {
    this.book = book;
  }

  Step step(BouncedMessage bounce, Verdict verdict) {
    if (NOTHING_TO_DO.contains(verdict)) {
      return Step.contact("not-needed", Optional.of(book.notice("contact-not-needed")));
    }
    if (bounce.fullHeaders()) {
      return Step.contact("ready", Optional.empty());
    }
    String outcome = isEnoughForAnIncompleteTicket(bounce) ? "incomplete" : "needs-headers";
    return Step.contact(outcome, Optional.of(book.notice("contact-" + outcome)));
  }

  /** Whether sender, recipient and time are known. */
  public static boolean isEnoughForAnIncompleteTicket(BouncedMessage bounce) {
    boolean recipientKnown =
        bounce.recipients().stream()
            .map(Recipient::address)
            .anyMatch(address -> MailAddress.parse(address).isPresent());
    boolean timeKnown =
        bounce.header().first("Date").isPresent() || bounce.returned().first("Date").isPresent();
    return recipientKnown && timeKnown && Addresses.sender(bounce).isPresent();
  }
}
