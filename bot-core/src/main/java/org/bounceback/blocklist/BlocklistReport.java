package org.bounceback.blocklist;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The results of all lists for one subject.
 *
 * @param blocklistSubject the subject
 * @param zoneResults one result per zone, in the order of the catalog
 * @param took the duration of the check
 * @param resolverAnswered whether the resolver replied to any query; if not, the results say
 *     nothing about the lists
 */
public record BlocklistReport(
    BlocklistSubject blocklistSubject,
    List<ZoneResult> zoneResults,
    Duration took,
    boolean resolverAnswered) {

  public BlocklistReport {
    zoneResults = List.copyOf(zoneResults);
  }

  /** Returns the listings, the most important ones for mail first. */
  public List<ZoneResult.Listed> listed() {
    return all(ZoneResult.Listed.class).stream()
        .sorted(
            Comparator.comparing((ZoneResult.Listed listed) -> ListingSeverity.of(listed))
                .thenComparing(listed -> listed.zone().weight()))
        .toList();
  }

  /** Returns the listings without those that are part of another listing. */
  public List<ZoneResult.Listed> independent() {
    List<ZoneResult.Listed> listed = listed();
    Set<String> zones = listed.stream().map(listing -> listing.zone().name()).collect(toSet());
    return listed.stream().filter(listing -> !zones.contains(listing.zone().partOf())).toList();
  }

  /** Returns the independent listings with the highest severity: those to mention first. */
  public List<ZoneResult.Listed> mostSevere() {
    return independent().stream()
        .filter(listing -> ListingSeverity.of(listing) == severity())
        .toList();
  }

  /** Returns the severity of the listings. */
  public ListingSeverity severity() {
    return ListingSeverity.of(listed());
  }

  /** Returns the allowlist and informational entries. */
  public List<ZoneResult.Noted> informational() {
    return all(ZoneResult.Noted.class);
  }

  /** Returns the zones that work and do not list the subject. */
  public List<ZoneResult.Clean> clean() {
    return all(ZoneResult.Clean.class);
  }

  /** Returns the zones without a usable reply: the subject may or may not be listed. */
  public List<ZoneResult.Unavailable> unavailable() {
    return all(ZoneResult.Unavailable.class);
  }

  /** Returns the outcome of the first step of the support procedure. */
  public BlocklistOutcome outcome() {
    if (!listed().isEmpty()) {
      return BlocklistOutcome.LISTED;
    }
    boolean someListAnswered = !clean().isEmpty() || !informational().isEmpty();
    boolean allSignificantListsAnswered =
        unavailable().stream()
            .filter(
                unavailable ->
                    unavailable.unavailableReason() != ZoneResult.UnavailableReason.KEY_NEEDED
                        || isMissed(unavailable.zone()))
            .noneMatch(unavailable -> unavailable.zone().weight().isSignificant());
    return someListAnswered && allSignificantListsAnswered
        ? BlocklistOutcome.CLEAN
        : BlocklistOutcome.PARTLY_CHECKED;
  }

  /** The outcome of the first step of the support procedure. */
  public enum BlocklistOutcome {
    LISTED,
    /** No list has the subject, and every list of high or medium weight replied. */
    CLEAN,
    /** No list that replied has the subject. */
    PARTLY_CHECKED;

    /** Returns the outcome as a keyword, such as {@code partly-checked}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Returns whether a list that needs consent is a gap; it is not if its operator replied with a
   * key.
   */
  private boolean isMissed(Zone zone) {
    return zone.needsConsent()
        && zoneResults.stream()
            .filter(zoneResult -> !(zoneResult instanceof ZoneResult.Unavailable))
            .noneMatch(zoneResult -> zoneResult.zone().operator().equals(zone.operator()));
  }

  private <T extends ZoneResult> List<T> all(Class<T> kind) {
    return zoneResults.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
