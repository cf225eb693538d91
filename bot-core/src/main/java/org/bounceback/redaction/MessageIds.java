package org.bounceback.redaction;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells messages' names from people's addresses, which look alike (RFC 5322 section 3.6.4). A name
 * that may as well be an address is taken for one.
 */
final class MessageIds {
  private static final int SHORTEST = 12;
  private static final int FEWEST_DIGITS = 5;
  private static final Pattern ID = Pattern.compile("<([^<>@\\s]{1,200})@[A-Za-z0-9._-]{1,253}>");
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private MessageIds() {}

  /** Whether no person's mailbox has such a name. */
  static boolean looksLikeOne(String localPart) {
    return localPart.length() >= SHORTEST
        && localPart.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
  }

  /** The names in a field; empty where there is none that is surely one. */
  static Optional<String> in(String value) {
    if (BARE.matcher(value).matches()) {
      return Optional.of(value);
    }
    String ids =
        ID.matcher(value)
            .results()
            .filter(id -> looksLikeOne(id.group(1)))
            .map(MatchResult::group)
            .collect(Collectors.joining(" "));
    return Optional.of(ids).filter(text -> !text.isEmpty());
  }
}
