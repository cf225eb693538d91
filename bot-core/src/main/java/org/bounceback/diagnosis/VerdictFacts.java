package org.bounceback.diagnosis;

import java.util.Locale;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.Fate;
import org.bounceback.bounce.SmtpStage;
import org.bounceback.hosting.CustomerSide;
import org.bounceback.hosting.Ownership;

/**
 * The facts about one recipient's copy on which the verdict rests, each with its basis. An unknown
 * fact stays unknown; no fact is replaced by a default.
 *
 * @param rejectedBy who rejected the message
 * @param sentBy whose server sent it to the recipient's side
 * @param customer which side is a customer of ours
 * @param fate what became of the message
 * @param stage the stage at which the delivery failed
 * @param quotedIp whose IP the rejection is about
 * @param forwarded whether we received the message from elsewhere and forwarded it
 */
record VerdictFacts(
    Fact<RejectingParty> rejectedBy,
    Fact<Ownership> sentBy,
    Fact<CustomerSide> customer,
    Fact<Fate> fate,
    Fact<SmtpStage> stage,
    Fact<QuotedIp> quotedIp,
    Fact<Boolean> forwarded) {

  /** Who rejected a message. */
  enum RejectingParty {
    /** One of our servers. */
    OURS,
    /** A sending server that is not known to be ours. */
    SENDING,
    /** The recipient's server. */
    RECIPIENT,
    /** A third party's server. */
    OTHER,
    /** Nobody: no server gave a reply. */
    NOBODY;

    /** Returns the code in JSON and in {@code advice.yaml}. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whose IP a rejection is about. */
  enum QuotedIp {
    OURS,
    /** The customer's own connection. */
    CLIENT,
    /** A server after the one that accepted the message from us. */
    THEIRS;

    /** Returns the code in {@code advice.yaml}. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
