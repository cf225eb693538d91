package org.bounceback.cases;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The ID of a case, such as {@code BB-7K3M9-Q2XPT}: fifty random bits, so that it reveals nothing
 * and cannot be guessed, in letters and digits that are easy to read aloud (Crockford's base32).
 *
 * @param text the ID in upper case
 */
public record CaseId(String text) {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final String PREFIX = "BB-";
  private static final int GROUP = 5;
  private static final int MARK_LENGTH = 26;

  /** Generates a new ID. */
  public static CaseId draw(SecureRandom random) {
    return new CaseId(PREFIX + group(random) + "-" + group(random));
  }

  /**
   * Generates the key that a ticket system stores for a case's ticket: 130 random bits that cannot
   * be derived from the case ID.
   */
  static String drawMark(SecureRandom random) {
    return PREFIX + digits(random, MARK_LENGTH);
  }

  /**
   * Parses an ID from a person or a button. Ignores letter case, surrounding whitespace and missing
   * hyphens, and accepts O for 0 and I or L for 1. Empty if the text is not a case ID.
   */
  public static Optional<CaseId> parse(String text) {
    String plain = text.strip().toUpperCase(Locale.ROOT).replace("-", "");
    if (!plain.startsWith("BB") || plain.length() != 2 + 2 * GROUP) {
      return Optional.empty();
    }
    String digits = plain.substring(2).replace('O', '0').replace('I', '1').replace('L', '1');
    if (!digits.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)) {
      return Optional.empty();
    }
    return Optional.of(
        new CaseId(PREFIX + digits.substring(0, GROUP) + "-" + digits.substring(GROUP)));
  }

  @Override
  public String toString() {
    return text;
  }

  private static String group(SecureRandom random) {
    return digits(random, GROUP);
  }

  private static String digits(SecureRandom random, int count) {
    var digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return digits.toString();
  }
}
