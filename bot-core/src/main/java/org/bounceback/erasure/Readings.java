package org.bounceback.erasure;

import com.google.re2j.Pattern;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bounceback.data.Matches;
import org.bounceback.mail.EncodedWords;

/**
 * Decodes a text in all ways in which it may contain an encoded address. Supports encoded-words
 * (RFC 2047), character references of HTML, {@code \x{FC}} (RFC 6533), a backslash, u and four
 * digits, {@code %40} (RFC 3986, twice), and an {@code @} as {@code +40} (RFC 3461).
 */
final class Readings {
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\x{AD}\\x{200B}-\\x{200F}\\x{202A}-\\x{202E}\\x{2060}\\x{2066}-\\x{2069}\\x{FEFF}]");
  private static final Pattern REFERENCE =
      Pattern.compile("&#(?:[xX]([0-9A-Fa-f]{1,6})|([0-9]{1,7}));?|&commat;");
  private static final Pattern CODE_POINT =
      Pattern.compile("\\\\x\\{([0-9A-Fa-f]{1,6})\\}|\\\\u([0-9A-Fa-f]{4})");
  private static final Pattern PERCENT = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

  private static final List<UnaryOperator<String>> DECODERS =
      List.of(
          EncodedWords::decode,
          text -> text.contains("&") ? decoded(text, REFERENCE) : text,
          text -> text.contains("\\") ? decoded(text, CODE_POINT) : text,
          Readings::percentDecoded,
          Readings::percentDecoded,
          text -> text.replace("+40", "@"));

  private Readings() {}

  /**
   * Returns whether {@code search} accepts the text or the result of one of the decodings, which
   * are applied one after another. Only one result at a time is in memory.
   */
  static boolean anyMatch(String text, Predicate<String> search) {
    String read = text;
    if (!isAscii(text)) {
      read = Normalizer.normalize(INVISIBLE.matcher(text).replaceAll(""), Normalizer.Form.NFC);
    }
    boolean found = search.test(read);
    for (int i = 0; i < DECODERS.size() && !found; i++) {
      String decoded = DECODERS.get(i).apply(read);
      found = !decoded.equals(read) && search.test(decoded);
      read = decoded;
    }
    return found;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  private static String decoded(String text, Pattern code) {
    return Matches.of(code, text).replaceAll(found -> character(found).orElse(found.whole()));
  }

  private static Optional<String> character(Matches.Match found) {
    if (found.whole().equals("&commat;")) {
      return Optional.of("@");
    }
    boolean decimal = found.groups().get(1).isEmpty() && found.whole().startsWith("&");
    String digits = found.groups().get(1).orElse(found.group(2));
    int number = Integer.parseInt(digits, decimal ? 10 : 16);
    return Character.isValidCodePoint(number)
        ? Optional.of(Character.toString(number))
        : Optional.empty();
  }

  private static String percentDecoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    return Matches.of(PERCENT, text)
        .replaceAll(
            found -> {
              var bytes = new ByteArrayOutputStream();
              String codes = found.whole();
              for (int i = 1; i < codes.length(); i += 3) {
                bytes.write(Integer.parseInt(codes.substring(i, i + 2), 16));
              }
              return bytes.toString(StandardCharsets.UTF_8);
            });
  }
}
