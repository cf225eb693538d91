package org.bounceback.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An e-mail address in text, in the widest sense.
 *
 * @param local the text before the {@code @}
 * @param domain the text after it, without the full stop of a sentence
 * @param start the start of the local part in the text
 * @param end the end of the domain in the text, exclusive
 */
record AddressScanner(String local, String domain, int start, int end) {
  /** Names that may precede an address with an equals sign, as in RFC 8601 and RFC 7208. */
  private static final List<String> NAMES =
      List.of(
          "smtp.mailfrom=",
          "smtp.auth=",
          "smtp.rcpt=",
          "smtp.rcptto=",
          "header.from=",
          "header.i=",
          "header.sender=",
          "envelope-from=",
          "mailfrom=",
          "from=",
          "for=",
          "to=",
          "sender=",
          "rcpt=",
          "identity=",
          "reverse-path=",
          "auth=");

  private static final String SIGNS_BEFORE = "'`*{}|=!/";

  /** Characters that may separate an address from the text before it. */
  private static final String DIVIDERS = "=/?&#%!|'`*{}";

  private static final String NO_ATOM = "<>()[]:;,\"@\\";
  private static final int MAX_READINGS = 4;
  private static final int MAX_LOCAL_PART = 320;
  private static final int MAX_QUOTED = 64;
  private static final int MAX_DOMAIN = 254;
  private static final int MAX_LITERAL = 100;

  /** Returns all addresses in a text, in the order written. */
  static Stream<AddressScanner> findAll(String text) {
    return all(text).stream();
  }

  /** Returns the text with each address replaced. */
  static String replace(String text, Function<AddressScanner, String> replacement) {
    var out = new StringBuilder(text.length());
    int done = 0;
    for (AddressScanner address : all(text)) {
      out.append(text, done, address.start()).append(replacement.apply(address));
      done = address.end();
    }
    return out.append(text, done, text.length()).toString();
  }

  /** Returns the address as written. */
  String address() {
    return local + "@" + domain;
  }

  /**
   * Returns the possible readings of the address, at most four: with and without the text before
   * each divider. Of consecutive dividers, only the text after the last one can be an address.
   */
  Stream<String> readings() {
    List<Integer> dividers =
        IntStream.range(0, local.length() - 1)
            .map(i -> local.length() - 2 - i)
            .filter(this::isLastDivider)
            .limit(MAX_READINGS - 1L)
            .boxed()
            .toList();
    return Stream.concat(
        Stream.of(address()), dividers.stream().map(i -> local.substring(i + 1) + "@" + domain));
  }

  private boolean isLastDivider(int at) {
    return DIVIDERS.indexOf(local.charAt(at)) >= 0 && DIVIDERS.indexOf(local.charAt(at + 1)) < 0;
  }

  private static List<AddressScanner> all(String text) {
    var all = new ArrayList<AddressScanner>();
    int done = 0;
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int end = domainEnd(text, at + 1);
      int start = end > at + 1 ? localStart(text, done, at) : at;
      if (start < at) {
        String domain = withoutStop(text.substring(at + 1, end));
        all.add(
            new AddressScanner(text.substring(start, at), domain, start, at + 1 + domain.length()));
        done = end;
      }
    }
    return all;
  }

  /** Returns the start of the local part before {@code at}, or {@code at} if there is none. */
  private static int localStart(String text, int from, int at) {
    if (at > from && text.charAt(at - 1) == '"') {
      return quotedStart(text, from, at);
    }
    int start = at;
    while (start > from && at - start < MAX_LOCAL_PART && isAtom(text.charAt(start - 1))) {
      start--;
    }
    int bare = withoutSigns(text, withoutName(text, start, at), at);
    if (bare < at) {
      return text.charAt(at - 1) == '=' ? at : bare;
    }
    return at > start && text.charAt(at - 1) == '=' ? at : start;
  }

  private static int quotedStart(String text, int from, int at) {
    int min = Math.max(from, at - 2 - MAX_QUOTED);
    for (int i = at - 2; i >= min && "\r\n".indexOf(text.charAt(i)) < 0; i--) {
      if (text.charAt(i) == '"') {
        return i < at - 2 ? i : at;
      }
    }
    return at;
  }

  private static int withoutName(String text, int start, int at) {
    String run = text.substring(start, at);
    int equals = run.indexOf('=') + 1;
    return NAMES.contains(run.substring(0, equals).toLowerCase(Locale.ROOT))
        ? start + equals
        : start;
  }

  private static int withoutSigns(String text, int start, int at) {
    int bare = start;
    while (bare < at && SIGNS_BEFORE.indexOf(text.charAt(bare)) >= 0) {
      bare++;
    }
    return bare;
  }

  private static int domainEnd(String text, int from) {
    if (text.startsWith("[", from)) {
      return literalEnd(text, from);
    }
    int end = from;
    while (end < text.length()
        && end - from < MAX_DOMAIN
        && (isLetterOrDigit(text, end) || (end > from && "._-".indexOf(text.charAt(end)) >= 0))) {
      end++;
    }
    return end;
  }

  private static int literalEnd(String text, int from) {
    int last = Math.min(text.length(), from + MAX_LITERAL + 2);
    for (int i = from + 1; i < last && !isSpace(text.charAt(i)); i++) {
      if (text.charAt(i) == ']') {
        return i > from + 1 ? i + 1 : from;
      }
    }
    return from;
  }

  private static String withoutStop(String domain) {
    int end = domain.length();
    while (end > 0 && "._-".indexOf(domain.charAt(end - 1)) >= 0) {
      end--;
    }
    return domain.substring(0, end);
  }

  private static boolean isLetterOrDigit(String text, int at) {
    boolean isSecond = Character.isLowSurrogate(text.charAt(at)) && at > 0;
    int c = text.codePointAt(isSecond ? at - 1 : at);
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.LETTER_NUMBER
        || Character.getType(c) == Character.OTHER_NUMBER;
  }

  private static boolean isAtom(char c) {
    return !isSpace(c) && NO_ATOM.indexOf(c) < 0;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
