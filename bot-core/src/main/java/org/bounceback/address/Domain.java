package org.bounceback.address;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A domain or host name in DNS form: A-labels in lower case, without the final dot (RFC 1035
 * section 2.3.4, RFC 5890). Its last label is not a number (RFC 3696 section 2), so no form of an
 * IP is a domain.
 *
 * @param name for example {@code xn--bcher-kva.example}
 */
public record Domain(String name) {
  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;

  /**
   * Creates a domain from a name in its final form.
   *
   * @throws IllegalArgumentException if it is not in that form
   */
  public Domain {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a domain name of A-labels in lower case");
    }
  }

  /** Parses a name, with or without the final dot; U-labels are converted to A-labels. */
  public static Optional<Domain> parse(String text) {
    String bare = text.strip();
    if (bare.endsWith(".")) {
      bare = bare.substring(0, bare.length() - 1);
    }
    if (bare.isEmpty() || bare.length() > MAX_NAME) {
      return Optional.empty();
    }
    String ascii = toAscii(bare);
    return isName(ascii) ? Optional.of(new Domain(ascii)) : Optional.empty();
  }

  /** Returns the labels from left to right, at least one. */
  public List<String> labels() {
    return List.of(name.split("\\."));
  }

  /** Returns whether this is {@code other} or a subdomain of it. */
  public boolean isWithin(Domain other) {
    return name.equals(other.name) || name.endsWith("." + other.name);
  }

  /**
   * Returns the subdomain with these labels; empty if that would be too long.
   *
   * @param labels in lower case, such as {@code 5.113.0.203}
   * @throws IllegalArgumentException if they are invalid
   */
  public Optional<Domain> subdomain(String labels) {
    String longer = labels + "." + name;
    return longer.length() > MAX_NAME ? Optional.empty() : Optional.of(new Domain(longer));
  }

  @Override
  public String toString() {
    return name;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  private static String toAscii(String text) {
    if (isAscii(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    try {
      return IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notAName) {
      return "";
    }
  }

  /** Validates a name in a single pass, because every DNS query creates one. */
  private static boolean isName(String text) {
    if (text.isEmpty() || text.length() > MAX_NAME) {
      return false;
    }
    int begin = 0;
    for (int end = text.indexOf('.'); end >= 0; end = text.indexOf('.', begin)) {
      if (!isLabel(text, begin, end)) {
        return false;
      }
      begin = end + 1;
    }
    return isLabel(text, begin, text.length()) && !isNumber(text, begin);
  }

  private static boolean isNumber(String text, int begin) {
    for (int i = begin; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLabel(String text, int begin, int end) {
    if (end == begin || end - begin > MAX_LABEL) {
      return false;
    }
    if (text.charAt(begin) == '-' || text.charAt(end - 1) == '-') {
      return false;
    }
    for (int i = begin; i < end; i++) {
      if (!isLabelCharacter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLabelCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  }
}
