package org.bounceback.blocklist;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One blocklist of the catalog.
 *
 * @param name the DNS zone; {@code {key}} is the place for a customer's key
 * @param title the display name
 * @param operator the operator
 * @param kinds the kinds of subjects it can be queried for; empty for hashes or the like
 * @param category what it lists, as stated in the catalog; may be empty
 * @param weight the importance of a listing for mail
 * @param meanings its documented return codes
 * @param errors its documented return codes that are not a listing
 * @param lookupUrl the page that shows an entry, with {@code {query}} for the subject; may be empty
 * @param delistUrl the delisting page; may be empty
 * @param delistHow delisting instructions; may be empty
 * @param terms the operator's terms of use; may be empty
 * @param limits the operator's query limits; usually unknown
 * @param needsConsent whether its free service is restricted, so it is only queried if our operator
 *     confirms the terms
 * @param users receivers known to use it; may be empty
 * @param partOf a zone that includes all entries of this one; may be empty
 * @param status whether it is live, as stated in the catalog
 * @param testListed a name that it lists, if not that of RFC 5782
 * @param testClean a name that it does not list, if not that of RFC 5782
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

  /** Returns whether the list is in use, according to mail systems or its operator's page. */
  public boolean isLive() {
    return status.startsWith("live");
  }

  /** Returns whether it lists networks for abuse by others in them. */
  public boolean isAboutNetworks() {
    return category.equals("escalation");
  }

  /** Returns whether it replies only to customers with a key. */
  public boolean needsKey() {
    return name.contains("{key}");
  }

  /** Returns the delisting page for {@code subject}, otherwise the page that shows its entry. */
  Optional<String> delistUrlFor(BlocklistSubject blocklistSubject) {
    String page = delistUrl.isEmpty() ? lookupUrl : delistUrl;
    return page.isEmpty()
        ? Optional.empty()
        : Optional.of(page.replace("{query}", blocklistSubject.text()));
  }

  /** Returns the query name of the test entry that must be listed (RFC 5782 section 5). */
  String testListed(SubjectKind kind) {
    return testListed.orElse(DEFAULT_TESTS.getOrDefault(kind, List.of()).get(0));
  }

  /** Returns the query name of the test entry that must not be listed (RFC 5782 section 5). */
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
