package org.bounceback.blocklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bounceback.address.Ip;

/** What the answers of one pattern mean, as the zone's operator documents it. */
record Meaning(ReturnCodePattern pattern, String text, Polarity polarity) {

  /** Whether an answer accuses. */
  enum Polarity {
    /** The subject is listed for something bad. */
    BAD,
    /** Listed by a rule about the address range, not for abuse. */
    POLICY,
    /** Good news. */
    ALLOW,
    /** Neither good nor bad. */
    INFO
  }

  boolean belongsTo(Ip answer) {
    return pattern.matches(answer);
  }

  /** Reads {@code pattern=text[mark]} entries separated by semicolons. */
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
    for (Polarity each : List.of(Polarity.POLICY, Polarity.ALLOW, Polarity.INFO)) {
      String mark = "[" + each.name().toLowerCase(Locale.ROOT) + "]";
      if (bare.contains(mark)) {
        polarity = each;
        bare = bare.replace(mark, "").strip();
      }
    }
    return new Meaning(ReturnCodePattern.parse(pattern), bare, polarity);
  }
}
