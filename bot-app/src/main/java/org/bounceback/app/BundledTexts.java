package org.bounceback.app;

import org.bounceback.advice.TextCatalog;
import org.bounceback.chat.cards.MessageBundles;

/** All texts that the operator can replace. */
public final class BundledTexts {

  private BundledTexts() {}

  /** Loads the texts of the advice, the replies and the e-mails, then those in chat. */
  public static TextCatalog load() {
    return TextCatalog.load().and(MessageBundles.texts());
  }
}
