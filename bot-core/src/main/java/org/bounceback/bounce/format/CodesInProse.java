package org.bounceback.bounce.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Recognizes pasted text whose numbers only look like reply codes: amounts of money, invoice and
 * telephone numbers, numbers of versions and sections, parts of a URL, and lists of codes in an
 * article.
 */
final class CodesInProse {
  private static final int MAX = 8 * 1024;

  /** An article lists codes; a reply has one, or repeats one of a server behind it. */
  private static final int LISTED = 3;

  private static final int WORDS_BEFORE = 2;
  private static final int MAX_BEFORE = 40;

  private static final Pattern CODE =
      Pattern.compile("[245](?:[0-9]{2}|\\.[0-9]{1,3}\\.[0-9]{1,3})");

  /** The start of an IPv4 address, which is no amount. */
  private static final Pattern IP = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");

  private static final Pattern AMOUNT =
      Pattern.compile("[.,][0-9]|[ ]?(?:eur\\b|€|usd\\b|\\$|£|gbp\\b|chf\\b|%|[kmgt]b\\b)");

  private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}]+");

  /** Words before a number that is no code, in English, German, French and Spanish. */
  private static final Set<String> NUMBERED =
      Set.of(
          "version",
          "versión",
          "release",
          "build",
          "section",
          "sections",
          "chapter",
          "changelog",
          "rfc",
          "abschnitt",
          "kapitel",
          "paragraph",
          "paragraphe",
          "chapitre",
          "sección",
          "capítulo",
          "invoice",
          "rechnung",
          "facture",
          "factura",
          "order",
          "bestellung",
          "commande",
          "pedido",
          "ticket",
          "phone",
          "telephone",
          "telefon",
          "téléphone",
          "teléfono",
          "tel",
          "tél",
          "fax");

  private CodesInProse() {}

  /** Returns whether the text has such numbers, and no other that may be a code. */
  static boolean areOnly(String text) {
    boolean hasAny = false;
    String bounded = text.substring(0, Math.min(text.length(), MAX)).toLowerCase(Locale.ROOT);
    for (String line : bounded.split("\n", -1)) {
      if (hasDigit(line)) {
        var codes = new HashSet<String>();
        boolean areOrdinary = true;
        Matcher code = CODE.matcher(line);
        while (code.find()) {
          if (isNumber(line, code.start(), code.end())
              && !IP.matcher(line.substring(code.start())).lookingAt()) {
            codes.add(code.group());
            areOrdinary &= isOrdinary(line, code.start(), code.end());
          }
        }
        if (!areOrdinary && replyCodes(codes) < LISTED) {
          return false;
        }
        hasAny |= !codes.isEmpty();
      }
    }
    return hasAny;
  }

  private static boolean hasDigit(String line) {
    return line.indexOf('2') >= 0 || line.indexOf('4') >= 0 || line.indexOf('5') >= 0;
  }

  /** Returns how many different replies of three digits there are. */
  private static long replyCodes(Set<String> codes) {
    return codes.stream().filter(code -> code.indexOf('.') < 0).count();
  }

  /** Returns whether the match is no part of a longer number or word. */
  private static boolean isNumber(String line, int start, int end) {
    boolean isBegun = start > 0 && isPart(line.charAt(start - 1));
    return !isBegun && (end == line.length() || !Character.isLetterOrDigit(line.charAt(end)));
  }

  private static boolean isPart(char before) {
    return Character.isLetterOrDigit(before) || before == '.' || before == ',';
  }

  private static boolean isOrdinary(String line, int start, int end) {
    if (start > 0 && line.charAt(start - 1) == '/') {
      return true;
    }
    return AMOUNT.matcher(line.substring(end)).lookingAt() || isNumbered(line, start);
  }

  private static boolean isNumbered(String line, int start) {
    String before = line.substring(Math.max(0, start - MAX_BEFORE), start);
    String[] words = SEPARATOR.split(before);
    for (int i = Math.max(0, words.length - WORDS_BEFORE); i < words.length; i++) {
      if (NUMBERED.contains(words[i])) {
        return true;
      }
    }
    return false;
  }
}
