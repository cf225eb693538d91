package org.bounceback.address;

import java.util.Optional;

/**
 * A mailbox's address (RFC 5321 section 4.1.2), taken apart and put together again, so that text
 * around or inside it cannot become part of an SMTP command.
 *
 * @param localPart what stands before the last {@code @}, as written
 * @param domain what stands after it
 */
public record MailAddress(String localPart, Domain domain) {
  private static final int LONGEST_LOCAL_PART = 64;

  /** Reads an address, which may stand in angle brackets. */
  public static Optional<MailAddress> parse(String text) {
    String bare = text.strip();
    if (bare.startsWith("<") && bare.endsWith(">")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    int at = bare.lastIndexOf('@');
    if (at < 1 || !isLocalPart(bare.substring(0, at))) {
      return Optional.empty();
    }
    String localPart = bare.substring(0, at);
    return Domain.parse(bare.substring(at + 1)).map(domain -> new MailAddress(localPart, domain));
  }

  @Override
  public String toString() {
    return localPart + "@" + domain;
  }

  private static boolean isLocalPart(String text) {
    if (text.length() > LONGEST_LOCAL_PART) {
      return false;
    }
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted
        ? text.substring(1, text.length() - 1).chars().allMatch(MailAddress::isQuotable)
        : text.chars().allMatch(MailAddress::isAtomCharacter);
  }

  private static boolean isQuotable(int c) {
    return c >= ' ' && c != 127 && c != '"' && c != '\\' && c != '<' && c != '>';
  }

  private static boolean isAtomCharacter(int c) {
    return c > ' ' && c != 127 && "()<>[]:;@\\,\"".indexOf(c) < 0;
  }
}
