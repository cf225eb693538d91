package org.bounceback.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.Domain;
import org.bounceback.address.RegistrableDomain;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.SubjectKind;
import org.bounceback.blocklist.Weight;
import org.bounceback.blocklist.Zone;
import org.bounceback.blocklist.ZoneResult;
import org.bounceback.bounce.BlockingParty;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.Recipient;
import org.bounceback.hosting.ServerTable;

/**
 * The listing of the sending address that explains a rejection. A listing is relevant only if the
 * rejection quotes the list, or is about the sending address and a high-weight list contains it.
 * The listing of an address that is not ours needs action by its owner.
 *
 * @param state {@code quoted}, {@code unquoted}, {@code policy}, {@code another}, {@code resolved},
 *     {@code domain} (the quoted list contains domains, and the rejection is about one in the
 *     message), {@code our-domain} (about one of our servers) or {@code none}
 * @param cause the listing that matters; empty unless one is relevant
 */
record RelevantListing(String state, Optional<ZoneResult.Listed> cause) {
  private static final RelevantListing NONE = new RelevantListing("none", Optional.empty());

  /** Returns whether the listing is why the message was rejected. */
  boolean isRelevant() {
    return cause.isPresent();
  }

  static RelevantListing of(
      Recipient recipient,
      MailOrigin mailOrigin,
      Optional<BlocklistReport> report,
      BlocklistCatalog blocklistCatalog,
      ServerTable serverTable) {
    if (namesDomain(recipient, blocklistCatalog)) {
      boolean ourHost =
          serverTable.servers().stream()
              .flatMap(each -> each.hosts().stream())
              .anyMatch(host -> names(recipient.diagnostic(), host));
      return new RelevantListing(ourHost ? "our-domain" : "domain", Optional.empty());
    }
    boolean anotherIsMeant =
        mailOrigin.theirIp().isPresent()
            || (mailOrigin.clientIp().isPresent() && !mailOrigin.decidedBy().isOurs());
    if (report.isEmpty() || !mailOrigin.sentByUs().orElse(true) || anotherIsMeant) {
      return NONE;
    }
    Optional<String> quoted =
        recipient
            .block()
            .filter(block -> block.kind() == BlockingParty.BlockKind.DNSBL)
            .flatMap(BlockingParty::zone);
    List<ZoneResult.Listed> named =
        report.get().listed().stream()
            .filter(each -> quoted.filter(zone -> isSameList(zone, each.zone())).isPresent())
            .toList();
    if (!named.isEmpty()) {
      boolean policy = named.stream().allMatch(ZoneResult.Listed::policy);
      return new RelevantListing(policy ? "policy" : "quoted", Optional.of(named.get(0)));
    }
    boolean aboutTheSender =
        recipient.reason() == BounceReason.BLOCKED
            || recipient.reason() == BounceReason.BAD_REPUTATION;
    Optional<ZoneResult.Listed> high =
        report.get().listed().stream()
            .filter(each -> each.zone().weight() == Weight.HIGH)
            .findFirst();
    if (aboutTheSender && high.isPresent()) {
      String unquotedOr = quoted.isPresent() ? "another" : "unquoted";
      return new RelevantListing(high.get().policy() ? "policy" : unquotedOr, high);
    }
    boolean quotedIsClean =
        quoted.isPresent()
            && report.get().clean().stream()
                .anyMatch(each -> isSameList(quoted.get(), each.zone()));
    return quotedIsClean ? new RelevantListing("resolved", Optional.empty()) : NONE;
  }

  /**
   * Returns whether the rejection quotes a list of domains only, so that it is about a domain in
   * the message.
   */
  private static boolean namesDomain(Recipient recipient, BlocklistCatalog blocklistCatalog) {
    return recipient
        .block()
        .flatMap(BlockingParty::zone)
        .flatMap(blocklistCatalog::find)
        .filter(zone -> zone.kinds().equals(Set.of(SubjectKind.DOMAIN)))
        .isPresent();
  }

  /** Returns whether the text contains the name as a separate word, outside an e-mail address. */
  private static boolean names(String words, Domain host) {
    String text = words.toLowerCase(Locale.ROOT);
    int at = text.indexOf(host.name());
    return at >= 0 && (at == 0 || "@.-".indexOf(text.charAt(at - 1)) < 0);
  }

  /** Returns whether a public list in the catalog has this zone. */
  static boolean isPublic(String zone, BlocklistCatalog blocklistCatalog) {
    return blocklistCatalog.zones().stream().anyMatch(each -> isSameList(zone, each));
  }

  /** Zones of one operator contain parts of each other: {@code sbl}, {@code xbl}, {@code zen}. */
  private static boolean isSameList(String quoted, Zone zone) {
    String name = quoted.toLowerCase(Locale.ROOT);
    return zone.name().equals(name)
        || Domain.parse(name)
            .filter(domain -> RegistrableDomain.isShared(domain.name(), zone.name()))
            .isPresent();
  }
}
