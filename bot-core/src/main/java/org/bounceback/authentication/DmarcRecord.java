package org.bounceback.authentication;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A DMARC record (RFC 9989 section 4.7). Tags that only say where reports go are passed over.
 *
 * @param text as it stands in the DNS
 * @param policy p=; none where it is left out
 * @param below sp=, for the domains below
 * @param absent np=, for those below that do not exist
 * @param strictDkim whether DKIM must be aligned exactly (adkim=s)
 * @param strictSpf whether SPF must be (aspf=s)
 * @param testing t=y: receivers are asked to be one step milder
 * @param percent pct= of RFC 7489, which RFC 9989 has taken away and older receivers still heed
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

  /** What psd= says. */
  enum Suffix {
    YES,
    NO,
    UNKNOWN
  }

  /** Reads a record; empty for any other text: one of DMARC begins with its version. */
  static Optional<DmarcRecord> parse(String text) {
    return TagList.parse(text)
        .filter(tags -> tags.firstName().equals(Optional.of("v")))
        .filter(tags -> tags.find("v").equals(Optional.of("DMARC1")))
        .map(tags -> of(text, tags));
  }

  /**
   * The policy for a domain that has no record of its own below the one that has this one.
   *
   * @param exists whether that domain exists
   */
  DmarcPolicy policyBelow(boolean exists) {
    Optional<DmarcPolicy> own = exists ? below : absent.or(() -> below);
    return own.orElse(policy);
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
        suffix(tags.word("psd").orElse("u")));
  }

  private static Optional<DmarcPolicy> policy(TagList tags, String name) {
    return tags.find(name)
        .flatMap(
            word ->
                Arrays.stream(DmarcPolicy.values())
                    .filter(each -> each != DmarcPolicy.MISSING)
                    .filter(each -> each.code().equals(word.toLowerCase(Locale.ROOT)))
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
    return tags.word(name).filter(value::equals).isPresent();
  }
}
