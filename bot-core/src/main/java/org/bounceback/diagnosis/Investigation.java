package org.bounceback.diagnosis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.address.Domain;
import org.bounceback.address.MailAddress;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.BlocklistSubject;
import org.bounceback.bounce.BlockingParty;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.Recipient;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.hosting.ServerTable;
import org.bounceback.panel.DomainMailSetup;
import org.bounceback.recipient.MailboxProvider;
import org.bounceback.recipient.MailboxProviders;

/** Gathers what is known of each recipient's refusal: from the bounce, and by asking the world. */
final class Investigation {
  /** Where our routing or the recipient's DNS may be the cause. */
  private static final Set<BounceReason> ABOUT_ROUTING =
      EnumSet.of(
          BounceReason.USER_UNKNOWN,
          BounceReason.HOST_UNKNOWN,
          BounceReason.NOT_ACCEPT,
          BounceReason.NO_RELAYING,
          BounceReason.NETWORK_ERROR,
          BounceReason.EXPIRED,
          BounceReason.REJECTED);

  /** Where the records of the sender's domain may be the cause. */
  private static final Set<BounceReason> ABOUT_RECORDS =
      EnumSet.of(
          BounceReason.AUTH_FAILURE,
          BounceReason.REJECTED,
          BounceReason.POLICY_VIOLATION,
          BounceReason.NOT_ACCEPT);

  /** Where a filter may have looked at the mail's names rather than at the sending address. */
  private static final Set<BounceReason> ABOUT_NAMES =
      EnumSet.of(
          BounceReason.BAD_REPUTATION,
          BounceReason.BLOCKED,
          BounceReason.CONTENT_ERROR,
          BounceReason.POLICY_VIOLATION,
          BounceReason.REJECTED,
          BounceReason.SPAM_DETECTED);

  private final ServerTable serverTable;
  private final BlocklistCatalog blocklistCatalog;
  private final MailboxProviders mailboxProviders;

  Investigation(
      ServerTable serverTable,
      BlocklistCatalog blocklistCatalog,
      MailboxProviders mailboxProviders) {
    this.serverTable = serverTable;
    this.blocklistCatalog = blocklistCatalog;
    this.mailboxProviders = mailboxProviders;
  }

  /** What is known of each recipient, in the order of the bounce. */
  List<Findings> of(BouncedMessage bounce, Inquiries inquiries) {
    Optional<DomainMailSetup> ownMail = new OwnInquiry(serverTable, inquiries).senderMail(bounce);
    var attribution =
        new Attribution(serverTable, bounce, ownMail.flatMap(DomainMailSetup::address));
    List<Origin> origins = bounce.recipients().stream().map(attribution::of).toList();
    ListsAsked lists = askLists(bounce, origins.get(0), inquiries);
    var findings = new ArrayList<Findings>();
    for (int i = 0; i < origins.size(); i++) {
      Recipient recipient = bounce.recipients().get(i);
      findings.add(findings(bounce, recipient, origins.get(i), ownMail, lists, inquiries));
    }
    return findings;
  }

  private Findings findings(
      BouncedMessage bounce,
      Recipient recipient,
      Origin origin,
      Optional<DomainMailSetup> ownMail,
      ListsAsked lists,
      Inquiries inquiries) {
    Optional<String> quotedZone =
        recipient
            .block()
            .filter(block -> block.kind() == BlockingParty.BlockKind.DNSBL)
            .filter(block -> block.zone().filter(block.name()::equals).isPresent())
            .flatMap(BlockingParty::zone);
    return new Findings(
        bounce,
        recipient,
        origin,
        new Forgery(serverTable).isProven(bounce, origin, inquiries),
        Listing.of(recipient, origin, lists.address(), blocklistCatalog, serverTable),
        quotedZone.filter(zone -> !Listing.isPublic(zone, blocklistCatalog)).isPresent(),
        origin.sender().map(sender -> serverTable.hosts(sender.domain())).orElse(false),
        Addresses.from(bounce).map(from -> serverTable.hosts(from.domain())),
        receiver(recipient),
        lists.address(),
        lists.names(),
        recipientMail(recipient, inquiries),
        senderDns(recipient, origin, inquiries),
        Optional.empty(),
        Optional.empty(),
        OwnFindings.of(ownMail));
  }

  /**
   * Whose servers refused; else whose list the refusal names, which any server may use; else who
   * alone writes such words.
   */
  private Optional<MailboxProvider> receiver(Recipient recipient) {
    return recipient
        .remoteMta()
        .flatMap(mailboxProviders::ofHost)
        .or(
            () ->
                recipient
                    .block()
                    .filter(block -> block.kind() != BlockingParty.BlockKind.DNSBL)
                    .flatMap(block -> mailboxProviders.called(block.name())))
        .or(() -> ofPastedReply(recipient));
  }

  /** A pasted reply does not say whose server it is. */
  private Optional<MailboxProvider> ofPastedReply(Recipient recipient) {
    return recipient.remoteMta().isPresent()
        ? Optional.empty()
        : mailboxProviders.ofReply(recipient.diagnostic());
  }

  private static HostingLocation recipientMail(Recipient recipient, Inquiries inquiries) {
    Optional<Domain> domain = MailAddress.parse(recipient.address()).map(MailAddress::domain);
    return ABOUT_ROUTING.contains(recipient.reason()) && domain.isPresent()
        ? inquiries.mailOf(domain.get())
        : HostingLocation.UNKNOWN;
  }

  private static HostingLocation senderDns(
      Recipient recipient, Origin origin, Inquiries inquiries) {
    return ABOUT_RECORDS.contains(recipient.reason()) && origin.sender().isPresent()
        ? inquiries.dnsOf(origin.sender().get().domain())
        : HostingLocation.UNKNOWN;
  }

  /** What the lists say of the address that was refused, and of the names in the mail. */
  private record ListsAsked(Optional<BlocklistReport> address, List<NameListing> names) {}

  /** The lists are asked for the address that was refused: ours, or theirs when we refused it. */
  private static ListsAsked askLists(BouncedMessage bounce, Origin origin, Inquiries inquiries) {
    boolean refused =
        bounce.messageKind() == MessageKind.FAILURE || bounce.messageKind() == MessageKind.DELAY;
    if (!refused || inquiries == Inquiries.NONE) {
      return new ListsAsked(Optional.empty(), List.of());
    }
    Optional<BlocklistSubject> address =
        origin.clientIp().or(origin::sendingIp).map(BlocklistSubject.Address::new);
    List<MailName> names =
        mayBeAboutNames(bounce, origin) ? MailNames.of(bounce, origin) : List.of();
    List<BlocklistReport> reports =
        inquiries.lists(
            Stream.concat(address.stream(), names.stream().map(MailName::subject)).toList());
    return new ListsAsked(
        address.flatMap(blocklistSubject -> about(blocklistSubject, reports)),
        names.stream()
            .flatMap(
                name ->
                    about(name.subject(), reports)
                        .map(each -> new NameListing(name, each))
                        .stream())
            .toList());
  }

  private static Optional<BlocklistReport> about(
      BlocklistSubject blocklistSubject, List<BlocklistReport> reports) {
    return reports.stream()
        .filter(each -> each.blocklistSubject().equals(blocklistSubject))
        .findFirst();
  }

  private static boolean mayBeAboutNames(BouncedMessage bounce, Origin origin) {
    return origin.direction() != Direction.INCOMING
        && bounce.recipients().stream().anyMatch(each -> ABOUT_NAMES.contains(each.reason()));
  }
}
