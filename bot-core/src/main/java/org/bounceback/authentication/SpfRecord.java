package org.bounceback.authentication;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A parsed SPF record (RFC 7208 section 12). A record with any syntax error is invalid as a whole
 * (section 4.6), so it is parsed completely before it is evaluated.
 *
 * @param terms the mechanisms in order
 * @param redirect the domain whose record is used if no mechanism matches
 * @param explanation the domain with the explanation of a failure
 */
record SpfRecord(
    List<SpfTerm> terms, Optional<SpfDomain> redirect, Optional<SpfDomain> explanation) {
  private static final Pattern MODIFIER =
      Pattern.compile("(?<name>[a-zA-Z][a-zA-Z0-9_.-]*)=(?<value>.*)");
  private static final String VERSION = "v=spf1";

  SpfRecord {
    terms = List.copyOf(terms);
  }

  /**
   * Returns whether a TXT record is an SPF record: its version is followed by a space or nothing
   * (section 4.5).
   */
  static boolean isRecord(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals(VERSION) || lower.startsWith(VERSION + " ");
  }

  /** Returns the terms after the version, as written. */
  static List<String> text(String record) {
    var result = new ArrayList<String>();
    for (String word : record.substring(VERSION.length()).split(" +", -1)) {
      if (!word.isEmpty()) {
        result.add(word);
      }
    }
    return result;
  }

  /** Returns whether a term is a modifier and not a mechanism. */
  static boolean isModifier(String word) {
    return MODIFIER.matcher(word).matches();
  }

  /** Parses a record: visible ASCII with spaces between the terms (section 3.1). */
  static SpfRecord parse(String record) throws SpfErrorException {
    if (!record.chars().allMatch(c -> c >= ' ' && c < 127)) {
      throw new SpfErrorException(SpfErrorCause.SYNTAX);
    }
    var terms = new ArrayList<SpfTerm>();
    Optional<SpfDomain> redirect = Optional.empty();
    Optional<SpfDomain> explanation = Optional.empty();
    for (String word : text(record)) {
      Matcher modifier = MODIFIER.matcher(word);
      if (!modifier.matches()) {
        terms.add(SpfTerm.parse(word));
        continue;
      }
      String value = modifier.group("value");
      switch (modifier.group("name").toLowerCase(Locale.ROOT)) {
        case "redirect" -> redirect = setOnce(redirect, value);
        case "exp" -> explanation = setOnce(explanation, value);
        default -> SpfMacro.parse(value);
      }
    }
    return new SpfRecord(terms, redirect, explanation);
  }

  private static Optional<SpfDomain> setOnce(Optional<SpfDomain> current, String value)
      throws SpfErrorException {
    if (current.isPresent()) {
      throw new SpfErrorException(SpfErrorCause.SYNTAX);
    }
    return Optional.of(SpfDomain.parse(value));
  }
}
