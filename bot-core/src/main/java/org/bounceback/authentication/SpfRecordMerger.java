package org.bounceback.authentication;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Ip;

/**
 * Builds one SPF record that allows an IP to send: it merges the existing records and puts the IP
 * first, where it needs no lookup. Invalid terms are omitted, and no result ends with {@code +all}.
 */
final class SpfRecordMerger {
  private static final String VERSION = "v=spf1";

  /** The end for a record without one: receivers mark messages from other senders. */
  private static final String DEFAULT_END = "~all";

  private SpfRecordMerger() {}

  /** Returns the problem; empty if there is none or it is unknown. */
  static Optional<DnsRecordFix.DnsRecordProblem> problem(SpfOutcome outcome) {
    if (outcome.errorCause().isPresent()) {
      return switch (outcome.errorCause().get()) {
        case SEVERAL_RECORDS ->
            Optional.of(
                outcome.records().size() > 1
                    ? DnsRecordFix.DnsRecordProblem.SPF_SEVERAL
                    : DnsRecordFix.DnsRecordProblem.SPF_BROKEN);
        case SYNTAX, NOTHING_INCLUDED -> Optional.of(DnsRecordFix.DnsRecordProblem.SPF_BROKEN);
        case TOO_MANY_LOOKUPS, TOO_MANY_VOID_LOOKUPS, TOO_MANY_EXCHANGES ->
            Optional.of(DnsRecordFix.DnsRecordProblem.SPF_TOO_LONG);
        case DNS -> Optional.empty();
      };
    }
    return switch (outcome.result()) {
      case PASS, TEMPERROR, PERMERROR -> Optional.empty();
      case NONE -> Optional.of(DnsRecordFix.DnsRecordProblem.SPF_MISSING);
      case NEUTRAL, FAIL, SOFTFAIL -> Optional.of(DnsRecordFix.DnsRecordProblem.SPF_LACKS_ADDRESS);
    };
  }

  /** Returns whether the term is that mechanism with a qualifier. */
  private static boolean isQualified(String word, String mechanism) {
    return word.endsWith(mechanism)
        && word.length() == mechanism.length() + 1
        && "+?~-".indexOf(word.charAt(0)) >= 0;
  }

  /** Returns the record that replaces all of these. */
  static String merge(List<String> records, Ip ip) {
    var mechanisms = new LinkedHashSet<String>();
    var modifiers = new LinkedHashSet<String>();
    var names = new HashSet<String>();
    String ipTerm = (ip.isIp4() ? "ip4:" : "ip6:") + ip;
    mechanisms.add(ipTerm);
    Optional<String> end = Optional.empty();
    for (String record : records) {
      for (String word : SpfRecord.text(record)) {
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
        } else if (!isQualified(lower, ipTerm)) {
          mechanisms.add(word);
        }
      }
    }
    var terms = new ArrayList<String>();
    terms.add(VERSION);
    terms.addAll(mechanisms);
    boolean redirects = modifiers.stream().anyMatch(modifier -> name(modifier).equals("redirect"));
    if (end.isPresent() || !redirects) {
      terms.add(end.orElse(DEFAULT_END));
      modifiers.removeIf(modifier -> name(modifier).equals("redirect"));
    }
    terms.addAll(modifiers);
    return String.join(" ", terms);
  }

  /** Returns the milder of two ends; {@code +all} is replaced. */
  private static String milder(Optional<String> current, String end) {
    String bounded = end.equals("all") || end.equals("+all") ? DEFAULT_END : end;
    List<String> byMildness = List.of("-all", "~all", "?all");
    return current
        .filter(other -> byMildness.indexOf(other) > byMildness.indexOf(bounded))
        .orElse(bounded);
  }

  private static boolean isReadable(String word) {
    try {
      SpfRecord.parse(VERSION + " " + word);
      return true;
    } catch (SpfErrorException invalid) {
      return false;
    }
  }

  private static String name(String modifier) {
    return modifier.substring(0, modifier.indexOf('=')).toLowerCase(Locale.ROOT);
  }
}
