package org.bounceback.authentication;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Ip;

/**
 * Writes the one SPF record that lets an address send: the records that there are, merged, with the
 * address in front, where it costs no look-up. What cannot be read is left out, and no result ends
 * in {@code +all}.
 */
final class SpfRecordMerger {
  private static final String VERSION = "v=spf1";

  /** Whom a record without an end leaves open: receivers mark what it does not name. */
  private static final String MILD_END = "~all";

  private SpfRecordMerger() {}

  /** What is wrong; empty when nothing is, or when nobody can tell. */
  static Optional<DnsRecordFix.DnsRecordProblem> why(SpfOutcome answer) {
    if (answer.trouble().isPresent()) {
      return switch (answer.trouble().get()) {
        case SEVERAL_RECORDS ->
            Optional.of(
                answer.records().size() > 1
                    ? DnsRecordFix.DnsRecordProblem.SPF_SEVERAL
                    : DnsRecordFix.DnsRecordProblem.SPF_BROKEN);
        case SYNTAX, NOTHING_INCLUDED -> Optional.of(DnsRecordFix.DnsRecordProblem.SPF_BROKEN);
        case TOO_MANY_LOOKUPS, TOO_MANY_VOID_LOOKUPS, TOO_MANY_EXCHANGES ->
            Optional.of(DnsRecordFix.DnsRecordProblem.SPF_TOO_LONG);
        case DNS -> Optional.empty();
      };
    }
    return switch (answer.result()) {
      case PASS, TEMPERROR, PERMERROR -> Optional.empty();
      case NONE -> Optional.of(DnsRecordFix.DnsRecordProblem.SPF_MISSING);
      case NEUTRAL, FAIL, SOFTFAIL -> Optional.of(DnsRecordFix.DnsRecordProblem.SPF_LACKS_ADDRESS);
    };
  }

  /** Whether the word is that mechanism with a qualifier in front. */
  private static boolean isQualified(String word, String mechanism) {
    return word.endsWith(mechanism)
        && word.length() == mechanism.length() + 1
        && "+?~-".indexOf(word.charAt(0)) >= 0;
  }

  /** The record wanted in the place of all these. */
  static String wanted(List<String> records, Ip ip) {
    var mechanisms = new LinkedHashSet<String>();
    var modifiers = new LinkedHashSet<String>();
    var names = new HashSet<String>();
    String own = (ip.isIp4() ? "ip4:" : "ip6:") + ip;
    mechanisms.add(own);
    Optional<String> end = Optional.empty();
    for (String record : records) {
      for (String word : SpfRecord.words(record)) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (!isReadable(word)) {
          continue;
        }
        if (lower.matches("[+?~-]?all")) {
          end = Optional.of(milder(end, lower));
        } else if (SpfRecord.isModifier(word)) {
          if (names.add(name(word))) {
            modifiers.add(word);
          }
        } else if (!isQualified(lower, own)) {
          mechanisms.add(word);
        }
      }
    }
    var words = new ArrayList<String>();
    words.add(VERSION);
    words.addAll(mechanisms);
    boolean redirects = modifiers.stream().anyMatch(each -> name(each).equals("redirect"));
    if (end.isPresent() || !redirects) {
      words.add(end.orElse(MILD_END));
      modifiers.removeIf(each -> name(each).equals("redirect"));
    }
    words.addAll(modifiers);
    return String.join(" ", words);
  }

  /** Of several ends the one that shuts out fewer; one that lets everybody send never stays. */
  private static String milder(Optional<String> before, String end) {
    String bounded = end.equals("all") || end.equals("+all") ? MILD_END : end;
    List<String> byMildness = List.of("-all", "~all", "?all");
    return before
        .filter(each -> byMildness.indexOf(each) > byMildness.indexOf(bounded))
        .orElse(bounded);
  }

  private static boolean isReadable(String word) {
    try {
      SpfRecord.parse(VERSION + " " + word);
      return true;
    } catch (SpfErrorException broken) {
      return false;
    }
  }

  private static String name(String modifier) {
    return modifier.substring(0, modifier.indexOf('=')).toLowerCase(Locale.ROOT);
  }
}
