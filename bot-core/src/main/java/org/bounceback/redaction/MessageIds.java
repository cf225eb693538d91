package org.bounceback.redaction;

import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.data.Matches;

/**
 * Distinguishes Message-IDs from e-mail addresses, which have the same syntax (RFC 5322 section
 * 3.6.4). In case of doubt, the text counts as an address.
 */
final class MessageIds {
  private static final int MIN = 12;
  private static final int MIN_DIGITS = 5;
  private static final Pattern ID = Pattern.compile("<([^<>@\\s]{1,200})@[A-Za-z0-9._-]{1,253}>");
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private MessageIds() {}

  /** Returns whether the local part is too random for a person's mailbox. */
  static boolean isLikelyMessageId(String localPart) {
    return localPart.length() >= MIN
        && localPart.chars().filter(Character::isDigit).count() >= MIN_DIGITS;
  }

  /** Returns the Message-IDs in a field; empty if there is none for certain. */
  static Optional<String> find(String value) {
    if (BARE.matcher(value).matches()) {
      return Optional.of(value);
    }
    String ids =
        Matches.of(ID, value).all().stream()
            .filter(id -> isLikelyMessageId(id.group(1)))
            .map(Matches.Match::whole)
            .collect(Collectors.joining(" "));
    return Optional.of(ids).filter(text -> !text.isEmpty());
  }
}
