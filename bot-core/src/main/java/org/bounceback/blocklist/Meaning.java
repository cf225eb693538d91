package org.bounceback.blocklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bounceback.address.Ip;

/**
 * The meaning of return codes that match one pattern, as documented by the operator of the zone.
 */
record Meaning(ReturnCodePattern pattern, String text, Polarity polarity) {

  /** The kind of statement that a return code makes. */
  enum Polarity {
    /** The subject is listed for abuse. */
    BAD,
    /** The subject is listed by a policy for its address range, not for abuse. */
    POLICY,
    /** The subject is on an allowlist. */
    ALLOW,
    /** Neither positive nor negative. */
    INFO
  }

  boolean matches(Ip answer) {
    return pattern.matches(answer);
  }

  /** Parses {@code pattern=text[mark]} entries separated by semicolons. */
  static List<Meaning> parseAll(String cell) {
    var meanings = new ArrayList<Meaning>();
    for (String entry : cell.split(";", -1)) {
      int equals = entry.indexOf('=');
      if (equals > 0 && Character.isDigit(entry.strip().charAt(0))) {
        meanings.add(
            parse(entry.substring(0, equals).strip(), entry.substring(equals + 1).strip()));
      }
    }
    return List.copyOf(meanings);
  }

  private static Meaning parse(String pattern, String text) {
    Polarity polarity = Polarity.BAD;
    String bare = text;
    for (Polarity candidate : List.of(Polarity.POLICY, Polarity.ALLOW, Polarity.INFO)) {
      String mark = "[" + candidate.name().toLowerCase(Locale.ROOT) + "]";
      if (bare.contains(mark)) {
        polarity = candidate;
        bare = bare.replace(mark, "").strip();
      }
    }
    return new Meaning(ReturnCodePattern.parse(pattern), bare, polarity);
  }
}
