package org.bounceback.bounce;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of one recipient's copy (RFC 3464 section 2.3.3). */
public enum DsnAction {
  FAILED,
  DELAYED,
  DELIVERED,
  RELAYED,
  EXPANDED;

  /** The word of RFC 3464. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The action of that word; case does not matter. Postfix's reports of an address probe say what
   * would have become of a mail.
   */
  public static Optional<DsnAction> find(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "undeliverable" -> Optional.of(FAILED);
      case "deliverable" -> Optional.of(DELIVERED);
      default ->
          Arrays.stream(values())
              .filter(dsnAction -> dsnAction.code().equalsIgnoreCase(word))
              .findFirst();
    };
  }
}
