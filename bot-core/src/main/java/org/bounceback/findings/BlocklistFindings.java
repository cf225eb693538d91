package org.bounceback.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.authentication.DomainAddresses;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.DelistingRequest;
import org.bounceback.blocklist.DocumentationAddresses;
import org.bounceback.blocklist.ListingSeverity;
import org.bounceback.blocklist.Zone;
import org.bounceback.blocklist.ZoneResult;

/**
 * What the blocklists say about an IP address or a domain.
 *
 * @param kind the code of what was checked, such as {@code ip4}
 * @param listed the listings, those that matter most for mail first
 * @param noted entries that are not negative
 * @param clean how many lists responded and do not list the subject
 * @param unavailable the lists that could not be checked
 * @param asked how many lists were to be checked
 * @param millis how long the check took
 * @param severity the code of how much the listings matter for mail; empty in findings of programs
 *     that did not store it
 * @param note what is special about the address, as a sentence
 * @param addresses the addresses that belong to the domain, where one was checked
 * @param delistings the delisting requests, oldest first
 * @param watch the watch; empty while there is none
 */
public record BlocklistFindings(
    String subject,
    String kind,
    List<Listing> listed,
    List<Noted> noted,
    long clean,
    List<Unavailable> unavailable,
    long asked,
    long millis,
    Optional<String> severity,
    Optional<String> note,
    Optional<Addresses> addresses,
    List<DelistingRecord> delistings,
    Optional<WatchState> watch)
    implements Findings {

  public BlocklistFindings {
    listed = List.copyOf(listed);
    noted = List.copyOf(noted);
    unavailable = List.copyOf(unavailable);
    delistings = List.copyOf(delistings);
  }

  /** Creates the findings of a report. */
  public static BlocklistFindings of(BlocklistReport report) {
    return new BlocklistFindings(
        report.blocklistSubject().text(),
        report.blocklistSubject().kind().code(),
        listings(report),
        report.informational().stream().map(Noted::of).toList(),
        report.clean().size(),
        report.unavailable().stream().map(Unavailable::of).toList(),
        report.zoneResults().size(),
        report.took().toMillis(),
        Optional.of(report.severity().code()),
        DocumentationAddresses.note(report.blocklistSubject()),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** Returns a report's listings, those that matter most for mail first. */
  static List<Listing> listings(BlocklistReport report) {
    return report.listed().stream().map(Listing::of).toList();
  }

  /** Returns a copy with the addresses that belong to the domain. */
  public BlocklistFindings withAddresses(Optional<DomainAddresses> found) {
    return with(found.map(Addresses::of), delistings, watch);
  }

  /** Returns a copy with these delisting requests. */
  public BlocklistFindings withDelistings(List<DelistingRecord> records) {
    return with(addresses, records, watch);
  }

  /** Returns a copy with a request, which replaces an earlier one to the same list. */
  public BlocklistFindings withDelisting(DelistingRecord drafted) {
    var records = new ArrayList<>(delistings);
    records.removeIf(each -> each.zone().equals(drafted.zone()));
    records.add(drafted);
    return withDelistings(records);
  }

  /** Returns a copy with this watch, or without any. */
  public BlocklistFindings withWatch(Optional<WatchState> state) {
    return with(addresses, delistings, state);
  }

  private BlocklistFindings with(
      Optional<Addresses> behind, List<DelistingRecord> records, Optional<WatchState> state) {
    return new BlocklistFindings(
        subject,
        kind,
        listed,
        noted,
        clean,
        unavailable,
        asked,
        millis,
        severity,
        note,
        behind,
        records,
        state);
  }

  /**
   * An entry in a list.
   *
   * @param zone the list's DNS zone
   * @param name the name of the list for people
   * @param codes the return codes
   * @param meaning what the codes mean
   * @param reason the list's own text
   * @param weight the code of how many receivers use the list
   * @param policy whether the entry says that no mail should come from there, whatever was sent
   * @param delistUrl where to request a delisting
   * @param ttl how long the answer may be cached, in seconds
   * @param delistHow how to get delisted, as text
   * @param users who uses the list
   * @param severity the code of how much the entry matters for mail
   * @param network whether the entry is about the network rather than the address
   * @param partOf the zone that includes this one
   */
  public record Listing(
      String zone,
      String name,
      List<String> codes,
      String meaning,
      Optional<String> reason,
      String weight,
      boolean policy,
      Optional<String> delistUrl,
      long ttl,
      Optional<String> delistHow,
      Optional<String> users,
      Optional<String> severity,
      boolean network,
      Optional<String> partOf) {

    public Listing {
      codes = List.copyOf(codes);
    }

    /** Returns the entry as a delisting request describes it. */
    public DelistingRequest.Entry toDelistingEntry() {
      return new DelistingRequest.Entry(
          zone, name, codes, meaning, reason, network, delistUrl, delistHow);
    }

    static Listing of(ZoneResult.Listed listed) {
      Zone zone = listed.zone();
      return new Listing(
          zone.name(),
          zone.title(),
          listed.codes(),
          listed.meaning(),
          listed.reason(),
          zone.weight().code(),
          listed.policy(),
          listed.delistUrl(),
          listed.ttl().toSeconds(),
          nonEmpty(zone.delistHow()),
          nonEmpty(zone.users()),
          Optional.of(ListingSeverity.of(listed).code()),
          zone.isAboutNetworks(),
          nonEmpty(zone.partOf()));
    }

    private static Optional<String> nonEmpty(String text) {
      return Optional.of(text).filter(each -> !each.isEmpty());
    }
  }

  /**
   * An entry that is not negative.
   *
   * @param polarity {@code allow} for an allowlist entry, otherwise {@code info}
   */
  public record Noted(String zone, String polarity, List<String> codes, String meaning) {

    public Noted {
      codes = List.copyOf(codes);
    }

    static Noted of(ZoneResult.Noted noted) {
      return new Noted(
          noted.zone().name(),
          noted.isAllowlisted() ? "allow" : "info",
          noted.codes(),
          noted.meaning());
    }
  }

  /**
   * A list that could not be checked.
   *
   * @param why the code of the reason
   * @param name the name of the list for people; empty in findings of programs that did not store
   *     it
   */
  public record Unavailable(String zone, String why, Optional<String> name) {
    private static final String KEY_NEEDED = "key-needed";

    /** Returns the name for people, or the zone. */
    public String title() {
      return name.orElse(zone);
    }

    /** Returns whether the list responds to customers only, so that it was not queried. */
    public boolean isKeyNeeded() {
      return why.equals(KEY_NEEDED);
    }

    static Unavailable of(ZoneResult.Unavailable unavailable) {
      return new Unavailable(
          unavailable.zone().name(),
          unavailable.unavailableReason().code(),
          Optional.of(unavailable.zone().title()));
    }
  }

  /**
   * The addresses that belong to a domain.
   *
   * @param own its own addresses
   * @param exchanges the addresses of its mail servers
   * @param senders the networks that may send for it by SPF; a network of one address is written as
   *     that address
   */
  public record Addresses(List<String> own, List<String> exchanges, List<String> senders) {

    public Addresses {
      own = List.copyOf(own);
      exchanges = List.copyOf(exchanges);
      senders = List.copyOf(senders);
    }

    static Addresses of(DomainAddresses found) {
      return new Addresses(
          found.own().stream().map(Object::toString).toList(),
          found.exchanges().stream().map(Object::toString).toList(),
          found.senders().stream().map(each -> each.toShortString()).toList());
    }
  }
}
