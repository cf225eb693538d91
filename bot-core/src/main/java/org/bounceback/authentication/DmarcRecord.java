package org.bounceback.authentication;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A parsed DMARC record (RFC 9989 section 4.7). Tags for reports are ignored.
 *
 * @param text the record as published
 * @param policy p=; none if it is missing
 * @param below sp=, for subdomains
 * @param absent np=, for subdomains that do not exist
 * @param strictDkim whether DKIM alignment is strict (adkim=s)
 * @param strictSpf whether SPF alignment is strict (aspf=s)
 * @param testing t=y: receivers are requested to apply the policy one level milder
 * @param percent pct= of RFC 7489, which RFC 9989 removed but older receivers still apply
 * @param suffix psd=: whether the domain is a public suffix
 */
record DmarcRecord(
    String text,
    DmarcPolicy policy,
    Optional<DmarcPolicy> below,
    Optional<DmarcPolicy> absent,
    boolean strictDkim,
    boolean strictSpf,
    boolean testing,
    OptionalInt percent,
    Suffix suffix) {

  /** The value of psd=. */
  enum Suffix {
    YES,
    NO,
    UNKNOWN
  }

  /** Parses a record; empty if the text does not begin with the version of DMARC. */
  static Optional<DmarcRecord> parse(String text) {
    return TagList.parse(text)
        .filter(tags -> tags.firstName().equals(Optional.of("v")))
        .filter(tags -> tags.find("v").equals(Optional.of("DMARC1")))
        .map(tags -> of(text, tags));
  }

  /**
   * Returns the policy for a subdomain that has no record of its own.
   *
   * @param exists whether the subdomain exists
   */
  DmarcPolicy policyBelow(boolean exists) {
    Optional<DmarcPolicy> specific = exists ? below : absent.or(() -> below);
    return specific.orElse(policy);
  }

  private static DmarcRecord of(String text, TagList tags) {
    return new DmarcRecord(
        text,
        policy(tags, "p").orElse(DmarcPolicy.NONE),
        policy(tags, "sp"),
        policy(tags, "np"),
        isTag(tags, "adkim", "s"),
        isTag(tags, "aspf", "s"),
        isTag(tags, "t", "y"),
        percent(tags),
        suffix(tags.lowerCase("psd").orElse("u")));
  }

  private static Optional<DmarcPolicy> policy(TagList tags, String name) {
    return tags.find(name)
        .flatMap(
            word ->
                Arrays.stream(DmarcPolicy.values())
                    .filter(value -> value != DmarcPolicy.MISSING)
                    .filter(value -> value.code().equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst());
  }

  private static OptionalInt percent(TagList tags) {
    return tags.find("pct")
        .filter(digits -> digits.matches("[0-9]{1,2}|100"))
        .map(digits -> OptionalInt.of(Integer.parseInt(digits)))
        .orElse(OptionalInt.empty());
  }

  private static Suffix suffix(String word) {
    return switch (word) {
      case "y" -> Suffix.YES;
      case "n" -> Suffix.NO;
      default -> Suffix.UNKNOWN;
    };
  }

  private static boolean isTag(TagList tags, String name, String value) {
    return tags.lowerCase(name).filter(value::equals).isPresent();
  }
}
