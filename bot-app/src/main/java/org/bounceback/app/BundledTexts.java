package org.bounceback.app;

import org.bounceback.advice.SupportTeam;
import org.bounceback.advice.TextCatalog;
import org.bounceback.chat.cards.MessageBundles;
import org.bounceback.ticket.TicketSummary;

/** All texts that the operator can replace. */
public final class BundledTexts {

  private BundledTexts() {}

  /**
   * Loads the texts of the advice, the replies, the e-mails, the support team, chat and tickets.
   */
  public static TextCatalog load() {
    return TextCatalog.load()
        .and(SupportTeam.bundledTexts())
        .and(MessageBundles.texts())
        .and(TicketSummary.bundledTexts());
  }
}
