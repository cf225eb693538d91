package org.bounceback.bounce.grammar;

import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Ip;

/**
 * The name and IP address of a mail server in a field such as {@code mx.example.com [192.0.2.1]}.
 */
final class HostField {
  private static final String TAG = "IPv6:";

  private HostField() {}

  /** Returns the name in lower case without a final dot; empty if there is only an address. */
  static Optional<String> name(String field) {
    int start = 0;
    while (start < field.length() && (isSpace(field.charAt(start)) || field.charAt(start) == '<')) {
      start++;
    }
    int end = start;
    while (end < field.length()
        && !isSpace(field.charAt(end))
        && "(<>[]".indexOf(field.charAt(end)) < 0) {
      end++;
    }
    String name = field.substring(start, end).toLowerCase(Locale.ROOT);
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    boolean isName = bare.indexOf('.') > 0 && bare.indexOf('@') < 0 && Ip.parse(bare).isEmpty();
    return isName ? Optional.of(bare) : Optional.empty();
  }

  /** Returns the first address that stands alone, with or without brackets. */
  static Optional<Ip> ip(String field) {
    int start = 0;
    while (start < field.length()) {
      int from = field.startsWith(TAG, start) ? start + TAG.length() : start;
      int end = from;
      while (end < field.length() && isAddress(field.charAt(end))) {
        end++;
      }
      boolean ends = end == field.length() || "]), ;\t\n".indexOf(field.charAt(end)) >= 0;
      Optional<Ip> ip = ends && end > from ? parse(field.substring(from, end)) : Optional.empty();
      if (ip.isPresent()) {
        return ip;
      }
      start = nextStart(field, Math.max(end, start));
    }
    return Optional.empty();
  }

  private static Optional<Ip> parse(String text) {
    return Ip.parse(text)
        .or(
            () ->
                text.endsWith(":")
                    ? Ip.parse(text.substring(0, text.length() - 1))
                    : Optional.empty());
  }

  private static int nextStart(String field, int from) {
    int at = from;
    while (at < field.length() && "[( \t\n".indexOf(field.charAt(at)) < 0) {
      at++;
    }
    return at + 1;
  }

  private static boolean isAddress(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'f')
        || (c >= 'A' && c <= 'F')
        || c == '.'
        || c == ':';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
