package org.bounceback.redaction;

import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.data.Matches;

/**
 * Tells messages' names from people's addresses, which look alike (RFC 5322 section 3.6.4). A name
 * that may as well be an address is taken for one.
 */
final class MessageIds {
  private static final int MIN = 12;
  private static final int MIN_DIGITS = 5;
  private static final Pattern ID = Pattern.compile("<([^<>@\\s]{1,200})@[A-Za-z0-9._-]{1,253}>");
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private MessageIds() {}

  /** Whether no person's mailbox has such a name. */
  static boolean looksLikeOne(String localPart) {
    return localPart.length() >= MIN
        && localPart.chars().filter(Character::isDigit).count() >= MIN_DIGITS;
  }

  /** The names in a field; empty where there is none that is surely one. */
  static Optional<String> in(String value) {
    if (BARE.matcher(value).matches()) {
      return Optional.of(value);
    }
    String ids =
        Matches.of(ID, value).all().stream()
            .filter(id -> looksLikeOne(id.group(1)))
            .map(Matches.Match::whole)
            .collect(Collectors.joining(" "));
    return Optional.of(ids).filter(text -> !text.isEmpty());
  }
}
