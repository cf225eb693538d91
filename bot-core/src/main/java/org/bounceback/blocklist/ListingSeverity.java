package org.bounceback.blocklist;

import java.util.List;
import java.util.Locale;

/**
 * How much the listings of one subject matter for the delivery of mail. What counts is who refuses
 * by a list, never how many lists there are.
 */
public enum ListingSeverity {
  /** A list that many large receivers refuse by names the subject itself. */
  SERIOUS,
  /** A list that some receivers refuse by does. */
  SOME,
  /** Only rules about the address range: grave for a mail server, nothing on a customer's line. */
  POLICY,
  /** Only the network around it is named; its provider alone can act. */
  NETWORK,
  /** Only lists that hardly anybody refuses by. */
  BACKGROUND,
  /** No list names it. */
  NONE;

  /** The name in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The gravest of these listings. */
  static ListingSeverity of(List<ZoneResult.Listed> listings) {
    return listings.stream().map(ListingSeverity::of).min(Enum::compareTo).orElse(NONE);
  }

  /** What one listing by itself amounts to. */
  public static ListingSeverity of(ZoneResult.Listed listing) {
    if (listing.zone().isAboutNetworks()) {
      return NETWORK;
    }
    if (listing.policy()) {
      return listing.zone().weight().decides() ? POLICY : BACKGROUND;
    }
    return switch (listing.zone().weight()) {
      case HIGH -> SERIOUS;
      case MEDIUM -> SOME;
      case LOW, INFO -> BACKGROUND;
    };
  }
}
