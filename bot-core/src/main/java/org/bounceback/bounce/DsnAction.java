package org.bounceback.bounce;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The delivery result for one recipient (RFC 3464 section 2.3.3). */
public enum DsnAction {
  FAILED,
  DELAYED,
  DELIVERED,
  RELAYED,
  EXPANDED;

  /** Returns the keyword of RFC 3464. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Finds the action for a keyword, ignoring case. Reports of Postfix address probes use keywords
   * that state what would have happened to a message.
   */
  public static Optional<DsnAction> find(String keyword) {
    return switch (keyword.toLowerCase(Locale.ROOT)) {
      case "undeliverable" -> Optional.of(FAILED);
      case "deliverable" -> Optional.of(DELIVERED);
      default ->
          Arrays.stream(values())
              .filter(dsnAction -> dsnAction.code().equalsIgnoreCase(keyword))
              .findFirst();
    };
  }
}
