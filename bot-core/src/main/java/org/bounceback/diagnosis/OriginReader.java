package org.bounceback.diagnosis;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.bounce.Basis;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.InferenceRule;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.panel.PanelTexts;
import org.bounceback.diagnosis.VerdictFacts.RejectingParty;
import org.bounceback.hosting.CustomerSide;
import org.bounceback.hosting.Ownership;
import org.bounceback.hosting.Server;
import org.bounceback.hosting.ServerTable;

/** Reads the facts about each recipient's copy, and shows them as the origin of the message. */
final class OriginReader {
  private final BouncedMessage bounce;
  private final Optional<Ip> ownAddress;
  private final FactInference inference;
  private final RejectingPartyInference rejectingParty;
  private final ServerOwnership ownership;
  private final DeliveryPath path;
  private final Optional<MailAddress> sender;

  /** The same for all recipients, who may be many. */
  private final Optional<DeliveryPath.Passed> throughUs;

  private final Fact<Ip> seenByOthers;
  private final Fact<Ip> seenByAnybody;
  private final Fact<Ip> clientOfOurs;
  private final Fact<Boolean> forwarded;

  /**
   * Creates a reader for one bounce.
   *
   * @param ownAddress the IP address that sends the sender domain's mail, as our own server reports
   *     it; used only if the bounce does not state where the message came from
   * @param panelTexts the texts that show which kind of server rejected a message
   */
  OriginReader(
      ServerTable serverTable,
      BouncedMessage bounce,
      Optional<Ip> ownAddress,
      DiagnosticAnswers answers,
      PanelTexts panelTexts) {
    this.bounce = bounce;
    this.ownAddress = ownAddress;
    this.inference = new FactInference(bounce, serverTable, answers, panelTexts);
    this.rejectingParty = new RejectingPartyInference(bounce, inference);
    this.ownership = inference.ownership();
    this.path = inference.path();
    this.sender = BounceAddresses.sender(bounce);
    this.throughUs = path.throughUs();
    this.seenByOthers = path.seenByOthers(inference.authorIsRecipients(), bounce.reportingMta());
    this.seenByAnybody = path.seenByOthers(true, Optional.empty());
    this.clientOfOurs = path.clientOfOurs();
    this.forwarded = path.cameFromElsewhere();
  }

  /** The facts with the view of them that JSON and texts use. */
  record Read(MailFacts facts, MailOrigin origin) {}

  /** Reads the facts about one recipient's copy. */
  Read of(Recipient recipient) {
    Fact<RejectingParty> rejectedBy = rejectingParty.of(recipient);
    Fact<CustomerSide> customer = inference.customer(recipient);
    Fact<Ip> quoted = quoted(recipient);
    boolean quotedIsClient = isClient(quoted, rejectedBy, customer);
    boolean quotedIsTheirs = !quotedIsClient && quoted.known().filter(this::isBeyondUs).isPresent();
    Fact<Ip> toldByTheBounce =
        (quotedIsClient || quotedIsTheirs ? Fact.<Ip>unknown() : quoted)
            .or(seenByOthers)
            .or(customer.is(CustomerSide.RECIPIENT) ? clientOfOurs : ofServerOnThePath());
    Fact<Ownership> sentBy = inference.sentBy(recipient, toldByTheBounce);
    Direction direction = direction(customer, rejectedBy);
    Fact<Ip> sendingIp = toldByTheBounce.or(ownAddress(direction));
    Fact<Boolean> forwardedByUs = customer.is(CustomerSide.RECIPIENT) ? Fact.unknown() : forwarded;
    var facts =
        new MailFacts(
            inference.authorRole(),
            new VerdictFacts(
                rejectedBy,
                sentBy,
                customer,
                inference.fate(recipient),
                recipient.facts().rejection().stage(),
                quotedIp(quoted, quotedIsClient, quotedIsTheirs),
                forwardedByUs),
            recipient.facts().rejection().host(),
            sendingIp);
    var origin =
        new MailOrigin(
            sentByUs(sentBy, customer),
            sendingIp.known(),
            sendingIp.known().flatMap(this::hostOf),
            quotedIsClient ? quoted.known() : Optional.empty(),
            quotedIsTheirs ? quoted.known() : Optional.empty(),
            sender,
            reporter(),
            decider(recipient, rejectedBy),
            direction,
            direction == Direction.OUTGOING && forwardedByUs.is(true));
    return new Read(facts, origin);
  }

  /**
   * Returns whether we sent the message, if that is stated or the message was to our customer. An
   * inferred sender is shown as a claim with its basis, not as a plain yes.
   */
  private static Optional<Boolean> sentByUs(Fact<Ownership> sentBy, Fact<CustomerSide> customer) {
    boolean isCertain = sentBy.basis() == Basis.STATED || customer.is(CustomerSide.RECIPIENT);
    return sentBy.known().filter(owner -> isCertain).map(Ownership.OURS::equals);
  }

  private static Fact<Ip> quoted(Recipient recipient) {
    return BounceAddresses.quoted(recipient)
        .map(ip -> Fact.stated(ip, new Excerpt(Excerpt.Source.REPLY, recipient.diagnostic())))
        .orElseGet(Fact::unknown);
  }

  private Fact<VerdictFacts.QuotedIp> quotedIp(
      Fact<Ip> quoted, boolean isClient, boolean isTheirs) {
    if (isClient) {
      return quoted.map(ip -> VerdictFacts.QuotedIp.CLIENT);
    }
    if (isTheirs) {
      return quoted.map(ip -> VerdictFacts.QuotedIp.THEIRS);
    }
    return quoted.known().filter(ip -> ownership.of(ip).is(Ownership.OURS)).isPresent()
        ? quoted.map(ip -> VerdictFacts.QuotedIp.OURS)
        : Fact.unknown();
  }

  /** Returns whether the rejection is about the address of a user's device. */
  private boolean isClient(
      Fact<Ip> quoted, Fact<RejectingParty> rejectedBy, Fact<CustomerSide> customer) {
    boolean mayBe =
        quoted.known().isPresent()
            && ownership.find(Optional.empty(), quoted.known()).isEmpty()
            && !customer.is(CustomerSide.RECIPIENT);
    return mayBe
        && (rejectedBy.is(RejectingParty.OURS) || path.isAuthenticatedClient(quoted.known().get()));
  }

  /**
   * Returns whether the rejection is about another server, which had accepted the message from
   * ours.
   */
  private boolean isBeyondUs(Ip quoted) {
    boolean tookItFromUs =
        throughUs.isPresent()
            && !inference.authorIsOurs()
            && inference.authorRole().is(PartyRole.RECEIVING_SERVER);
    return tookItFromUs
        && ownership.find(Optional.empty(), Optional.of(quoted)).isEmpty()
        && !seenByAnybody.is(quoted);
  }

  /**
   * The address of our server that the message passed, if it has one only or the panel names it.
   */
  private Fact<Ip> ofServerOnThePath() {
    Optional<Ip> address =
        throughUs
            .map(DeliveryPath.Passed::server)
            .flatMap(server -> ownAddress.filter(server::hasAddress).or(server::address));
    return address.isEmpty()
        ? Fact.unknown()
        : Fact.inferred(
            address.get(),
            InferenceRule.CUSTOMERS_SEND_THROUGH_US,
            List.of(throughUs.get().excerpt()));
  }

  private Fact<Ip> ownAddress(Direction direction) {
    boolean mayBeUsed = !path.isKnown() && direction == Direction.OUTGOING;
    return ownAddress
        .filter(ip -> mayBeUsed)
        .<Fact<Ip>>map(
            ip ->
                Fact.inferred(
                    ip,
                    InferenceRule.CUSTOMERS_SEND_THROUGH_US,
                    List.of(
                        new Excerpt(
                            Excerpt.Source.SERVER_TABLE,
                            ip + " sends the mail of the sender's domain"))))
        .orElseGet(Fact::unknown);
  }

  private Direction direction(Fact<CustomerSide> customer, Fact<RejectingParty> rejectedBy) {
    if (customer.is(CustomerSide.BOTH)) {
      return Direction.INTERNAL;
    }
    if (customer.is(CustomerSide.RECIPIENT)) {
      return Direction.INCOMING;
    }
    boolean ourPart =
        isSenderHosted()
            || throughUs.isPresent()
            || rejectedBy.is(RejectingParty.OURS)
            || inference.authorIsOurs();
    return ourPart ? Direction.OUTGOING : Direction.UNKNOWN;
  }

  private boolean isSenderHosted() {
    return sender.filter(each -> ownership.hosts(each.domain()).is(true)).isPresent();
  }

  private Optional<String> hostOf(Ip ip) {
    return ownership
        .find(Optional.empty(), Optional.of(ip))
        .flatMap(server -> server.hosts().stream().findFirst())
        .map(Domain::name)
        .or(() -> path.hostOf(ip));
  }

  private MailParty reporter() {
    return new MailParty(
        inference.authorRole().known().orElse(PartyRole.UNKNOWN),
        bounce.reportingMta(),
        owner(bounce.reportingMta()));
  }

  private MailParty decider(Recipient recipient, Fact<RejectingParty> rejectedBy) {
    Optional<String> remote = recipient.facts().rejection().host().known().or(recipient::remoteMta);
    return switch (rejectedBy.known().orElse(RejectingParty.NOBODY)) {
      case OURS -> ours(remote, recipient);
      case SENDING -> {
        Optional<String> host = remote.or(bounce::reportingMta);
        yield new MailParty(PartyRole.SENDING_SERVER, host, owner(host));
      }
      case RECIPIENT ->
          new MailParty(
              PartyRole.RECEIVING_SERVER,
              remote.or(bounce::reportingMta).filter(host -> !ownership.isOurs(host)),
              knownAsOthers());
      case OTHER -> new MailParty(PartyRole.THIRD_PARTY, remote, knownAsOthers());
      case NOBODY -> MailParty.UNKNOWN;
    };
  }

  private Optional<Boolean> owner(Optional<String> host) {
    return host.flatMap(each -> ownership.of(each).known()).map(Ownership.OURS::equals);
  }

  private Optional<Boolean> knownAsOthers() {
    return ownership.isKnown() ? Optional.of(false) : Optional.empty();
  }

  /** Our server that rejected the message, with its name if the message or the table shows it. */
  private MailParty ours(Optional<String> remote, Recipient recipient) {
    Fact<CustomerSide> customer = inference.customer(recipient);
    boolean incoming = customer.is(CustomerSide.RECIPIENT);
    Optional<Server> server =
        ownership
            .find(remote, recipient.facts().rejection().ip().known())
            .or(() -> ownership.find(bounce.reportingMta(), Optional.empty()))
            .or(
                () ->
                    NamedServer.in(bounce.text(), ownership)
                        .flatMap(host -> ownership.find(Optional.of(host), Optional.empty())));
    boolean onTheWayOut =
        !incoming || inference.authorRole().is(PartyRole.SENDING_SERVER) || throughUs.isPresent();
    // The author delivered to it, and the recipient is ours.
    boolean receiving =
        recipient.facts().rejection().by().is(Rejecter.REMOTE_SERVER)
            && (incoming || customer.is(CustomerSide.BOTH));
    return new MailParty(
        onTheWayOut && !receiving ? PartyRole.SENDING_SERVER : PartyRole.RECEIVING_SERVER,
        server.flatMap(each -> each.hosts().stream().findFirst()).map(Domain::name),
        Optional.of(true));
  }
}
