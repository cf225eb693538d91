package org.bounceback.address;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * An e-mail address (RFC 5321 section 4.1.2), parsed and formatted again, so that other text cannot
 * become part of an SMTP command.
 *
 * @param localPart the text before the last {@code @}, as written
 * @param domain the domain after it
 */
public record MailAddress(String localPart, Domain domain) {
  private static final int MAX_LOCAL_PART = 64;

  /**
   * Creates an address from its parts.
   *
   * @throws IllegalArgumentException if the local part is invalid
   */
  public MailAddress {
    if (!isLocalPart(localPart)) {
      throw new IllegalArgumentException("not a local part");
    }
  }

  /** Parses an address, with or without angle brackets. */
  public static Optional<MailAddress> parse(String text) {
    String bare = text.strip();
    if (bare.startsWith("<") && bare.endsWith(">")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    int at = bare.lastIndexOf('@');
    String localPart = bare.substring(0, Math.max(0, at));
    if (!isLocalPart(localPart)) {
      return Optional.empty();
    }
    return Domain.parse(bare.substring(at + 1)).map(domain -> new MailAddress(localPart, domain));
  }

  @Override
  public String toString() {
    return localPart + "@" + domain;
  }

  private static boolean isLocalPart(String text) {
    if (text.isEmpty() || text.length() > MAX_LOCAL_PART) {
      return false;
    }
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted
        ? isAll(text.substring(1, text.length() - 1), MailAddress::isQuotable)
        : isAll(text, MailAddress::isAtomCharacter);
  }

  /** Tests all code points without a stream, because each message contains many addresses. */
  private static boolean isAll(String text, IntPredicate kind) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (!kind.test(text.codePointAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isQuotable(int c) {
    return c == ' ' || (isVisible(c) && "\"\\<>".indexOf(c) < 0);
  }

  private static boolean isAtomCharacter(int c) {
    return isVisible(c) && "()<>[]:;@\\,\"".indexOf(c) < 0;
  }

  /**
   * Returns whether a character is allowed. Non-ASCII is (RFC 6531), except invisible characters
   * and those that break lines or change the direction.
   */
  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
