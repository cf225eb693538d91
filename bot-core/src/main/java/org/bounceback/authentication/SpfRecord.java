package org.bounceback.authentication;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An SPF record taken apart (RFC 7208 section 12). A record that is wrong anywhere is wrong as a
 * whole (section 4.6), so that it is read to its end before it is evaluated.
 *
 * @param terms the mechanisms in their order
 * @param redirect whose record to take when none of them matches
 * @param explanation where the words for a failure stand
 */
record SpfRecord(
    List<SpfTerm> terms, Optional<SpfDomain> redirect, Optional<SpfDomain> explanation) {
  private static final Pattern MODIFIER =
      Pattern.compile("(?<name>[a-zA-Z][a-zA-Z0-9_.-]*)=(?<value>.*)");
  private static final String VERSION = "v=spf1";

  SpfRecord {
    terms = List.copyOf(terms);
  }

  /** Whether a TXT record is one of SPF: its version stands alone (section 4.5). */
  static boolean isRecord(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals(VERSION) || lower.startsWith(VERSION + " ");
  }

  /** The words of a record after its version, as written. */
  static List<String> words(String record) {
    var words = new ArrayList<String>();
    for (String word : record.substring(VERSION.length()).split(" +", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /** Whether a word is a modifier rather than a mechanism. */
  static boolean isModifier(String word) {
    return MODIFIER.matcher(word).matches();
  }

  /** Reads a record: visible ASCII with spaces between the terms (section 3.1). */
  static SpfRecord parse(String record) throws SpfErrorException {
    if (!record.chars().allMatch(c -> c >= ' ' && c < 127)) {
      throw new SpfErrorException(SpfErrorCause.SYNTAX);
    }
    var terms = new ArrayList<SpfTerm>();
    Optional<SpfDomain> redirect = Optional.empty();
    Optional<SpfDomain> explanation = Optional.empty();
    for (String word : words(record)) {
      Matcher modifier = MODIFIER.matcher(word);
      if (!modifier.matches()) {
        terms.add(SpfTerm.parse(word));
        continue;
      }
      String value = modifier.group("value");
      switch (modifier.group("name").toLowerCase(Locale.ROOT)) {
        case "redirect" -> redirect = once(redirect, value);
        case "exp" -> explanation = once(explanation, value);
        default -> SpfMacro.parse(value);
      }
    }
    return new SpfRecord(terms, redirect, explanation);
  }

  private static Optional<SpfDomain> once(Optional<SpfDomain> before, String value)
      throws SpfErrorException {
    if (before.isPresent()) {
      throw new SpfErrorException(SpfErrorCause.SYNTAX);
    }
    return Optional.of(SpfDomain.parse(value));
  }
}
