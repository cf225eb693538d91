package org.bounceback.mistyped;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/**
 * Finds the domain that was probably meant by a mistyped one. A domain on the bundled list is never
 * corrected.
 *
 * <p>Safe for concurrent use.
 */
public final class MistypedDomains {
  private static final String FILE = "mailbox-domains.tsv";

  /** The longest name that is short enough to differ from others by one letter by chance. */
  private static final int SHORT = 4;

  private static final int MEDIUM = 6;

  private static final int SLIP = 2;

  /** How many different letters the names may have at most, to skip the others quickly. */
  private static final int MAX_LETTERS = 4;

  private static final Optional<Integer> NONE = Optional.empty();

  private final Map<Domain, Use> known;

  private MistypedDomains(Map<Domain, Use> known) {
    this.known = Map.copyOf(known);
  }

  /** How many people have an address at a known domain. */
  enum Use {
    VERY_COMMON,
    COMMON,
    /** No mailbox provider, so it is never suggested. */
    OTHER;

    static Use of(String cell) {
      return switch (cell) {
        case "very-common" -> VERY_COMMON;
        case "common" -> COMMON;
        case "other" -> OTHER;
        default -> throw new InvalidDataException(FILE + ": no use " + cell);
      };
    }
  }

  /** What is known about the domain that may be mistyped. */
  public enum DomainState {
    /** It does not exist or has no mail server. */
    DEAD,
    /** Its servers do not respond, or their reply may have another cause. */
    IN_DOUBT
  }

  /**
   * Other domains that may have been meant.
   *
   * @param hosted the domains that we host
   * @param inMessage the domains of the sender and of the other recipients
   */
  public record Nearby(Collection<Domain> hosted, Collection<Domain> inMessage) {
    /** No other domains. */
    public static final Nearby NONE = new Nearby(List.of(), List.of());

    public Nearby {
      hosted = List.copyOf(hosted);
      inMessage = List.copyOf(inMessage);
    }
  }

  /** A domain that may have been meant. */
  private record Candidate(Domain domain, int distance, Use use) {}

  /** Loads the bundled list. */
  public static MistypedDomains load() {
    var known = new HashMap<Domain, Use>();
    for (Map<String, String> row :
        Table.parse(FILE, Resources.text(MistypedDomains.class, FILE)).rows()) {
      Domain domain =
          Domain.parse(row.getOrDefault("domain", ""))
              .orElseThrow(() -> new InvalidDataException(FILE + ": no domain in " + row));
      if (known.put(domain, Use.of(row.getOrDefault("use", ""))) != null) {
        throw new InvalidDataException(FILE + ": " + domain + " twice");
      }
    }
    return new MistypedDomains(known);
  }

  /** Returns whether the domain is on the list. */
  public boolean isKnown(Domain domain) {
    return known.containsKey(domain);
  }

  /**
   * Returns the domain that was probably meant; empty if the domain is known, or if none or several
   * are equally near.
   */
  public Optional<Domain> meant(Domain written, DomainState state, Nearby nearby) {
    boolean isOwn = nearby.hosted().stream().anyMatch(written::isWithin);
    if (isKnown(written) || isOwn || nearby.inMessage().contains(written)) {
      return Optional.empty();
    }
    boolean isDead = state == DomainState.DEAD;
    var candidates = new ArrayList<Candidate>();
    known.forEach(
        (domain, use) -> {
          if (use == Use.VERY_COMMON || (use == Use.COMMON && isDead)) {
            distance(written, domain, isDead)
                .or(() -> use == Use.VERY_COMMON ? otherEnding(written, domain, isDead) : NONE)
                .ifPresent(found -> candidates.add(new Candidate(domain, found, use)));
          }
        });
    for (Domain domain : nearby.hosted()) {
      ofOurs(written, domain, isDead).ifPresent(candidates::add);
    }
    for (Domain domain : nearby.inMessage()) {
      ofOurs(written, domain, isDead)
          .or(
              () ->
                  otherEnding(written, domain, isDead)
                      .map(found -> new Candidate(domain, found, Use.VERY_COMMON)))
          .ifPresent(candidates::add);
    }
    return nearest(candidates);
  }

  /** Short names of customers resemble each other by chance, so they need a longer name. */
  private static Optional<Candidate> ofOurs(Domain written, Domain domain, boolean isDead) {
    int length = Math.min(name(written).length(), name(domain).length());
    return length > (isDead ? SHORT : MEDIUM)
        ? distance(written, domain, isDead)
            .map(found -> new Candidate(domain, found, Use.VERY_COMMON))
        : Optional.empty();
  }

  private static Optional<Domain> nearest(List<Candidate> candidates) {
    Comparator<Candidate> order =
        Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::use);
    return candidates.stream()
        .min(order)
        .filter(
            first ->
                candidates.stream()
                    .allMatch(
                        each ->
                            each.domain().equals(first.domain()) || order.compare(first, each) < 0))
        .map(Candidate::domain);
  }

  /** Returns the distance of two domains if one may be a mistyped form of the other. */
  static Optional<Integer> distance(Domain one, Domain two, boolean isDead) {
    if (one.equals(two)
        || Math.abs(one.name().length() - two.name().length()) > 2
        || Long.bitCount(letters(one) ^ letters(two)) > MAX_LETTERS) {
      return Optional.empty();
    }
    if (isOtherShortName(name(one), name(two))) {
      return Optional.empty();
    }
    int name = TypingDistance.between(name(one), name(two));
    int ending = TypingDistance.between(ending(one), ending(two));
    int whole = TypingDistance.between(one.name(), two.name());
    int length = Math.max(name(one).length(), name(two).length());
    int most = isDead ? most(length) : length > SHORT ? SLIP : 0;
    boolean areCountries = ending(one).length() == 2 && ending(two).length() == 2;
    int mostEnding = areCountries || !isDead ? SLIP : SLIP + 1;
    boolean isEndingNear = ending <= mostEnding;
    boolean areBothNear =
        isDead && name <= most && name + ending <= most + SLIP && (length > SHORT || name == 0);
    boolean isNear =
        whole <= Math.min(most, SLIP) || (isEndingNear && (whole <= most || areBothNear));
    return isNear ? Optional.of(Math.min(whole, name + ending)) : Optional.empty();
  }

  /** Names of three letters with another letter belong to other companies: gmx and gms. */
  private static boolean isOtherShortName(String one, String two) {
    return one.length() < SHORT
        && two.length() < SHORT
        && !Arrays.equals(one.chars().sorted().toArray(), two.chars().sorted().toArray());
  }

  /** Returns the limit for a name of that length. */
  private static int most(int length) {
    return length <= SHORT ? SLIP : length <= MEDIUM ? SLIP + 1 : SLIP + SLIP;
  }

  /** Returns a distance if only the part after the name differs, and the name is long enough. */
  private static Optional<Integer> otherEnding(Domain one, Domain two, boolean isDead) {
    boolean isSame = name(one).equals(name(two)) && name(one).length() > SHORT;
    return isDead && isSame && !one.equals(two) ? Optional.of(SLIP + 1) : NONE;
  }

  private static String name(Domain domain) {
    int dot = domain.name().indexOf('.');
    return dot < 0 ? domain.name() : domain.name().substring(0, dot);
  }

  private static String ending(Domain domain) {
    return domain.name().substring(Math.min(name(domain).length() + 1, domain.name().length()));
  }

  private static long letters(Domain domain) {
    long letters = 0;
    for (int i = 0; i < domain.name().length(); i++) {
      letters |= 1L << (domain.name().charAt(i) & 63);
    }
    return letters;
  }
}
