package org.bounceback.address;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A mailbox's address (RFC 5321 section 4.1.2), taken apart and put together again, so that text
 * around or inside it cannot become part of an SMTP command.
 *
 * @param localPart what stands before the last {@code @}, as written
 * @param domain what stands after it
 */
public record MailAddress(String localPart, Domain domain) {
  private static final int MAX_LOCAL_PART = 64;

  /**
   * Takes the two parts.
   *
   * @throws IllegalArgumentException when the first is no local part
   */
  public MailAddress {
    if (!isLocalPart(localPart)) {
      throw new IllegalArgumentException("not a local part");
    }
  }

  /** Reads an address, which may stand in angle brackets. */
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

  /** Every mail makes many addresses, so no stream is made for each. */
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

  /** Characters beyond ASCII are allowed (RFC 6531), but none that hides, breaks or turns text. */
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
