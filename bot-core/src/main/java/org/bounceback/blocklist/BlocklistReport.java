package org.bounceback.blocklist;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What all lists together say of one subject.
 *
 * @param blocklistSubject what was asked for
 * @param zoneResults one a zone, in the catalogue's order
 * @param took how long it took
 * @param resolverAnswered whether the resolver answered anything at all; if not, nothing here says
 *     anything of the lists
 */
public record BlocklistReport(
    BlocklistSubject blocklistSubject,
    List<ZoneResult> zoneResults,
    Duration took,
    boolean resolverAnswered) {

  public BlocklistReport {
    zoneResults = List.copyOf(zoneResults);
  }

  /** The listings, those that matter most for mail first. */
  public List<ZoneResult.Listed> listed() {
    return all(ZoneResult.Listed.class).stream()
        .sorted(
            Comparator.comparing((ZoneResult.Listed each) -> ListingSeverity.of(each))
                .thenComparing(each -> each.zone().weight()))
        .toList();
  }

  /** The listings without those that another one of them includes. */
  public List<ZoneResult.Listed> independent() {
    List<ZoneResult.Listed> listed = listed();
    Set<String> zones = listed.stream().map(each -> each.zone().name()).collect(toSet());
    return listed.stream().filter(each -> !zones.contains(each.zone().partOf())).toList();
  }

  /** The independent listings that make the severity what it is: what to name first. */
  public List<ZoneResult.Listed> gravest() {
    return independent().stream().filter(each -> ListingSeverity.of(each) == severity()).toList();
  }

  /** How much the listings matter for mail. */
  public ListingSeverity severity() {
    return ListingSeverity.of(listed());
  }

  /** The good words and mere statements. */
  public List<ZoneResult.Noted> noted() {
    return all(ZoneResult.Noted.class);
  }

  /** The zones that work and do not know the subject. */
  public List<ZoneResult.Clean> clean() {
    return all(ZoneResult.Clean.class);
  }

  /** The zones that could not be asked: no word on the subject, good or bad. */
  public List<ZoneResult.Unavailable> unavailable() {
    return all(ZoneResult.Unavailable.class);
  }

  /** What to call the outcome of the article's first step. */
  public BlocklistOutcome outcome() {
    if (!listed().isEmpty()) {
      return BlocklistOutcome.LISTED;
    }
    boolean someListAnswered = !clean().isEmpty() || !noted().isEmpty();
    boolean everyTellingListAnswered =
        unavailable().stream()
            .filter(
                each ->
                    each.unavailableReason() != ZoneResult.UnavailableReason.KEY_NEEDED
                        || isMissed(each.zone()))
            .noneMatch(each -> each.zone().weight().decides());
    return someListAnswered && everyTellingListAnswered
        ? BlocklistOutcome.CLEAN
        : BlocklistOutcome.PARTLY_CHECKED;
  }

  /** The outcome of the article's first step. */
  public enum BlocklistOutcome {
    LISTED,
    /** No list names it, and every list of high or medium weight answered. */
    CLEAN,
    /** No list that answered names it, if any did. */
    PARTLY_CHECKED
  }

  /** A free service that waits for consent leaves a gap, unless its operator told with a key. */
  private boolean isMissed(Zone zone) {
    return zone.needsConsent()
        && zoneResults.stream()
            .filter(each -> !(each instanceof ZoneResult.Unavailable))
            .noneMatch(each -> each.zone().operator().equals(zone.operator()));
  }

  private <T extends ZoneResult> List<T> all(Class<T> kind) {
    return zoneResults.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
