package org.bounceback.blocklist;

import java.util.List;
import java.util.Locale;

/**
 * The severity of the listings of one subject for mail delivery. It depends on which receivers use
 * the lists, never on the number of lists.
 */
public enum ListingSeverity {
  /** A list that many large receivers use lists the subject itself. */
  SERIOUS,
  /** A list that some receivers use lists the subject itself. */
  SOME,
  /** Only policy lists: a problem for a mail server, normal for a customer's home connection. */
  POLICY,
  /** Only the network is listed; only its provider can act. */
  NETWORK,
  /** Only lists that hardly any receiver uses. */
  BACKGROUND,
  /** The subject is not listed. */
  NONE;

  /** Returns the name used in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the highest severity of these listings. */
  static ListingSeverity of(List<ZoneResult.Listed> listings) {
    return listings.stream().map(ListingSeverity::of).min(Enum::compareTo).orElse(NONE);
  }

  /** Returns the severity of one listing. */
  public static ListingSeverity of(ZoneResult.Listed listing) {
    if (listing.zone().isAboutNetworks()) {
      return NETWORK;
    }
    if (listing.policy()) {
      return listing.zone().weight().isSignificant() ? POLICY : BACKGROUND;
    }
    return switch (listing.zone().weight()) {
      case HIGH -> SERIOUS;
      case MEDIUM -> SOME;
      case LOW, INFO -> BACKGROUND;
    };
  }
}
