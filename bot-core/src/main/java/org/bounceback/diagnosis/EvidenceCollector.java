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
import org.bounceback.bounce.panel.Panels;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.hosting.ServerTable;
import org.bounceback.mistyped.MistypedDomains;
import org.bounceback.mistyped.MistypedRecipient;
import org.bounceback.recipient.MailboxProvider;
import org.bounceback.recipient.MailboxProviders;

/** Collects the evidence about each recipient's rejection from the bounce and from checks. */
final class EvidenceCollector {
  /** Reasons for which our routing or the recipient's DNS may be the cause. */
  private static final Set<BounceReason> ABOUT_ROUTING =
      EnumSet.of(
          BounceReason.USER_UNKNOWN,
          BounceReason.HOST_UNKNOWN,
          BounceReason.NOT_ACCEPT,
          BounceReason.NO_RELAYING,
          BounceReason.NETWORK_ERROR,
          BounceReason.EXPIRED,
          BounceReason.REJECTED);

  /** Reasons for which the records of the sender's domain may be the cause. */
  private static final Set<BounceReason> ABOUT_RECORDS =
      EnumSet.of(
          BounceReason.AUTH_FAILURE,
          BounceReason.REJECTED,
          BounceReason.SECURITY_ERROR,
          BounceReason.POLICY_VIOLATION,
          BounceReason.NOT_ACCEPT);

  /**
   * Reasons for which a filter may have rejected a domain in the message and not the sending
   * address.
   */
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
  private final MistypedDomains mistypedDomains;
  private final Panels panels;

  EvidenceCollector(
      ServerTable serverTable,
      BlocklistCatalog blocklistCatalog,
      MailboxProviders mailboxProviders,
      MistypedDomains mistypedDomains,
      Panels panels) {
    this.serverTable = serverTable;
    this.blocklistCatalog = blocklistCatalog;
    this.mailboxProviders = mailboxProviders;
    this.mistypedDomains = mistypedDomains;
    this.panels = panels;
  }

  /** Returns the evidence for each recipient, in the order of the bounce. */
  List<RecipientEvidence> of(
      BouncedMessage bounce,
      DiagnosticProbes diagnosticProbes,
      HostingProbes hostingProbes,
      DiagnosticAnswers answers) {
    Optional<DomainMailSetup> ownMail =
        new ServerProbePlan(serverTable, hostingProbes).senderMail(bounce);
    var origins =
        new OriginReader(
            serverTable,
            bounce,
            ownMail.flatMap(DomainMailSetup::address),
            answers,
            panels.texts());
    List<OriginReader.Read> read = bounce.recipients().stream().map(origins::of).toList();
    ListsAsked lists = askLists(bounce, read.get(0).origin(), diagnosticProbes);
    Set<String> products = NamedProducts.in(bounce.text());
    var recipientEvidence = new ArrayList<RecipientEvidence>();
    for (int i = 0; i < read.size(); i++) {
      Recipient recipient = bounce.recipients().get(i);
      recipientEvidence.add(
          findings(bounce, recipient, read.get(i), ownMail, lists, products, diagnosticProbes));
    }
    return recipientEvidence;
  }

  private RecipientEvidence findings(
      BouncedMessage bounce,
      Recipient recipient,
      OriginReader.Read read,
      Optional<DomainMailSetup> ownMail,
      ListsAsked lists,
      Set<String> products,
      DiagnosticProbes diagnosticProbes) {
    MailOrigin mailOrigin = read.origin();
    HostingLocation location = recipientMail(recipient, diagnosticProbes);
    Optional<String> quotedZone =
        recipient
            .block()
            .filter(block -> block.kind() == BlockingParty.BlockKind.DNSBL)
            .filter(block -> block.zone().filter(block.name()::equals).isPresent())
            .flatMap(BlockingParty::zone);
    return new RecipientEvidence(
        bounce,
        recipient,
        read.facts(),
        mailOrigin,
        new ForgedSenderCheck(serverTable).isProven(bounce, mailOrigin, diagnosticProbes),
        RelevantListing.of(recipient, mailOrigin, lists.address(), blocklistCatalog, serverTable),
        quotedZone.filter(zone -> !RelevantListing.isPublic(zone, blocklistCatalog)).isPresent(),
        mailOrigin.sender().map(sender -> serverTable.hosts(sender.domain())).orElse(false),
        BounceAddresses.from(bounce).map(from -> serverTable.hosts(from.domain())),
        receiver(recipient),
        lists.address(),
        lists.names(),
        location,
        MistypedRecipient.find(
            mistypedDomains,
            serverTable,
            bounce,
            recipient,
            location,
            mailOrigin.sender(),
            mailOrigin.forwarded()),
        senderDns(recipient, mailOrigin, diagnosticProbes),
        Optional.empty(),
        Optional.empty(),
        ServerFindings.of(ownMail),
        panels.setting(recipient.diagnostic()),
        products);
  }

  /**
   * Returns whose servers rejected the message; otherwise whose list the rejection names, which any
   * server may use; otherwise the only provider that uses this wording.
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
                    .flatMap(block -> mailboxProviders.findByName(block.name())))
        .or(() -> ofPastedReply(recipient));
  }

  /** A pasted reply does not say whose server it is from. */
  private Optional<MailboxProvider> ofPastedReply(Recipient recipient) {
    return recipient.remoteMta().isPresent()
        ? Optional.empty()
        : mailboxProviders.ofReply(recipient.diagnostic());
  }

  private static HostingLocation recipientMail(
      Recipient recipient, DiagnosticProbes diagnosticProbes) {
    Optional<Domain> domain = recipient.mailAddress().map(MailAddress::domain);
    return ABOUT_ROUTING.contains(recipient.reason()) && domain.isPresent()
        ? diagnosticProbes.mailOf(domain.get())
        : HostingLocation.UNKNOWN;
  }

  private static HostingLocation senderDns(
      Recipient recipient, MailOrigin mailOrigin, DiagnosticProbes diagnosticProbes) {
    return ABOUT_RECORDS.contains(recipient.reason()) && mailOrigin.sender().isPresent()
        ? diagnosticProbes.dnsOf(mailOrigin.sender().get().domain())
        : HostingLocation.UNKNOWN;
  }

  /** The blocklist results for the rejected address and for the domains in the message. */
  private record ListsAsked(Optional<BlocklistReport> address, List<DomainListing> names) {}

  /** Checks the rejected address on the blocklists: ours, or theirs if we rejected it. */
  private static ListsAsked askLists(
      BouncedMessage bounce, MailOrigin mailOrigin, DiagnosticProbes diagnosticProbes) {
    boolean refused =
        bounce.messageKind() == MessageKind.FAILURE || bounce.messageKind() == MessageKind.DELAY;
    if (!refused || diagnosticProbes == DiagnosticProbes.NONE) {
      return new ListsAsked(Optional.empty(), List.of());
    }
    Optional<BlocklistSubject> address =
        mailOrigin.clientIp().or(mailOrigin::sendingIp).map(BlocklistSubject.Address::new);
    List<MailDomain> names =
        mayBeAboutNames(bounce, mailOrigin)
            ? MailDomainExtractor.of(bounce, mailOrigin)
            : List.of();
    List<BlocklistReport> reports =
        diagnosticProbes.lists(
            Stream.concat(address.stream(), names.stream().map(MailDomain::subject)).toList());
    return new ListsAsked(
        address.flatMap(blocklistSubject -> about(blocklistSubject, reports)),
        names.stream()
            .flatMap(
                name ->
                    about(name.subject(), reports)
                        .map(each -> new DomainListing(name, each))
                        .stream())
            .toList());
  }

  private static Optional<BlocklistReport> about(
      BlocklistSubject blocklistSubject, List<BlocklistReport> reports) {
    return reports.stream()
        .filter(each -> each.blocklistSubject().equals(blocklistSubject))
        .findFirst();
  }

  private static boolean mayBeAboutNames(BouncedMessage bounce, MailOrigin mailOrigin) {
    return mailOrigin.direction() != Direction.INCOMING
        && bounce.recipients().stream().anyMatch(each -> ABOUT_NAMES.contains(each.reason()));
  }
}
