package org.bounceback.blocklist;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What all lists together say of one subject.
 *
 * @param subject what was asked for
 * @param findings one a zone, in the catalogue's order
 * @param took how long it took
 * @param resolverAnswered whether the resolver answered anything at all; if not, nothing here says
 *     anything of the lists
 */
public record BlocklistReport(
    Subject subject, List<Finding> findings, Duration took, boolean resolverAnswered) {

  public BlocklistReport {
    findings = List.copyOf(findings);
  }

  /** The listings, those that matter most for mail first. */
  public List<Finding.Listed> listed() {
    return all(Finding.Listed.class).stream()
        .sorted(
            Comparator.comparing((Finding.Listed each) -> Severity.of(each))
                .thenComparing(each -> each.zone().weight()))
        .toList();
  }

  /** The listings without those that another one of them includes. */
  public List<Finding.Listed> independent() {
    List<Finding.Listed> listed = listed();
    Set<String> zones = listed.stream().map(each -> each.zone().name()).collect(toSet());
    return listed.stream().filter(each -> !zones.contains(each.zone().partOf())).toList();
  }

  /** The independent listings that make the severity what it is: what to name first. */
  public List<Finding.Listed> gravest() {
    return independent().stream().filter(each -> Severity.of(each) == severity()).toList();
  }

  /** How much the listings matter for mail. */
  public Severity severity() {
    return Severity.of(listed());
  }

  /** The good words and mere statements. */
  public List<Finding.Noted> noted() {
    return all(Finding.Noted.class);
  }

  /** The zones that work and do not know the subject. */
  public List<Finding.Clean> clean() {
    return all(Finding.Clean.class);
  }

  /** The zones that could not be asked: no word on the subject, good or bad. */
  public List<Finding.Unavailable> unavailable() {
    return all(Finding.Unavailable.class);
  }

  /** What to call the outcome of the article's first step. */
  public Outcome outcome() {
    if (!listed().isEmpty()) {
      return Outcome.LISTED;
    }
    boolean someListAnswered = !clean().isEmpty() || !noted().isEmpty();
    boolean everyTellingListAnswered =
        unavailable().stream()
            .filter(each -> each.why() != Finding.Why.KEY_NEEDED || isMissed(each.zone()))
            .noneMatch(each -> each.zone().weight().decides());
    return someListAnswered && everyTellingListAnswered ? Outcome.CLEAN : Outcome.PARTLY_CHECKED;
  }

  /** The outcome of the article's first step. */
  public enum Outcome {
    LISTED,
    /** No list names it, and every list of high or medium weight answered. */
    CLEAN,
    /** No list that answered names it, if any did. */
    PARTLY_CHECKED
  }

  /** A free service that waits for consent leaves a gap, unless its operator told with a key. */
  private boolean isMissed(Zone zone) {
    return zone.needsConsent()
        && findings.stream()
            .filter(each -> !(each instanceof Finding.Unavailable))
            .noneMatch(each -> each.zone().operator().equals(zone.operator()));
  }

  private <T extends Finding> List<T> all(Class<T> kind) {
    return findings.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
