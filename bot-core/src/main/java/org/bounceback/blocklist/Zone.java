package org.bounceback.blocklist;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One list as the catalogue knows it.
 *
 * @param name the DNS zone; {@code {key}} stands for a customer's key
 * @param title what people call it
 * @param operator who runs it
 * @param kinds what it can be asked for; empty when it is asked for hashes or the like
 * @param category what it collects, in the catalogue's words; may be empty
 * @param weight how much a listing matters for mail
 * @param meanings its documented answers
 * @param errors its documented answers that are no listing
 * @param lookupUrl the page that shows an entry, {@code {query}} for the subject; may be empty
 * @param delistUrl the page for getting off; may be empty
 * @param delistHow how to get off, in words; may be empty
 * @param terms what its operator allows and asks for, in words; may be empty
 * @param limits how many questions its operator allows; usually it does not say
 * @param needsConsent whether its free service is not for everybody, so that it is asked only when
 *     our operator says that the terms are met
 * @param users who refuses mail by it, as far as one can see; may be empty
 * @param partOf a zone that lists all that this one does; may be empty
 * @param status whether it lives, in the catalogue's words
 * @param testListed a name that it lists, where RFC 5782's is not it
 * @param testClean a name that it does not list, likewise
 */
public record Zone(
    String name,
    String title,
    String operator,
    Set<SubjectKind> kinds,
    String category,
    Weight weight,
    List<Meaning> meanings,
    List<Meaning> errors,
    String lookupUrl,
    String delistUrl,
    String delistHow,
    String terms,
    List<QueryLimit> limits,
    boolean needsConsent,
    String users,
    String partOf,
    String status,
    Optional<String> testListed,
    Optional<String> testClean) {

  public Zone {
    kinds = Set.copyOf(kinds);
    meanings = List.copyOf(meanings);
    errors = List.copyOf(errors);
    limits = List.copyOf(limits);
  }

  /** Whether some mail system or its operator's page uses it in these years. */
  public boolean isLive() {
    return status.startsWith("live");
  }

  /** Whether it lists networks for what others in them did. */
  public boolean isAboutNetworks() {
    return category.equals("escalation");
  }

  /** Whether it answers customers with a key alone. */
  public boolean needsKey() {
    return name.contains("{key}");
  }

  /** Where to get {@code subject} off the list, or at least see its entry. */
  Optional<String> delistUrlFor(BlocklistSubject blocklistSubject) {
    String page = delistUrl.isEmpty() ? lookupUrl : delistUrl;
    return page.isEmpty()
        ? Optional.empty()
        : Optional.of(page.replace("{query}", blocklistSubject.text()));
  }

  /** The name in front of the zone that must be listed (RFC 5782 section 5). */
  String testListed(SubjectKind kind) {
    return testListed.orElse(DEFAULT_TESTS.getOrDefault(kind, List.of()).get(0));
  }

  /** The name in front of the zone that must not be listed (RFC 5782 section 5). */
  String testClean(SubjectKind kind) {
    return testClean.orElse(DEFAULT_TESTS.getOrDefault(kind, List.of()).get(1));
  }

  private static final String MAPPED = ".0.0.f.7.f.f.f.f" + ".0".repeat(20);

  private static final Map<SubjectKind, List<String>> DEFAULT_TESTS =
      Map.of(
          SubjectKind.IP4, List.of("2.0.0.127", "1.0.0.127"),
          SubjectKind.IP6, List.of("2.0.0.0" + MAPPED, "1.0.0.0" + MAPPED),
          SubjectKind.DOMAIN, List.of("test", "invalid"));
}
