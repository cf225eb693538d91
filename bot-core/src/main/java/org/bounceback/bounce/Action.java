package org.bounceback.bounce;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of one recipient's copy (RFC 3464 section 2.3.3). */
public enum Action {
  FAILED,
  DELAYED,
  DELIVERED,
  RELAYED,
  EXPANDED;

  /** The word of RFC 3464. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The action of that word; case does not matter. */
  public static Optional<Action> find(String word) {
    return Arrays.stream(values())
        .filter(action -> action.code().equalsIgnoreCase(word))
        .findFirst();
  }
}
