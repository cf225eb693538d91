package org.bounceback.diagnosis;

import com.google.re2j.Pattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.address.RegistrableDomain;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.ReceivedHop;
import org.bounceback.bounce.Recipient;
import org.bounceback.hosting.Server;
import org.bounceback.hosting.ServerTable;

/**
 * Determines which servers sent, rejected and reported a message, from one bounce and the table of
 * our servers. Facts about the whole bounce are computed once for all recipients.
 */
public final class Attribution {
  /** For these reasons the reporting server gave up; no server rejected the message. */
  private static final Set<BounceReason> NOBODY_DECIDED =
      EnumSet.of(
          BounceReason.HOST_UNKNOWN,
          BounceReason.NETWORK_ERROR,
          BounceReason.EXPIRED,
          BounceReason.FAILED_STARTTLS);

  /**
   * Another server's complete reply quoted in our gateway's reply: after the gateway's tag or after
   * words that introduce a quotation. Then the other server rejected the message.
   */
  private static final Pattern PASSED_ON =
      Pattern.compile(
          "(?:\\[[A-Z]{2,5}]\\s*"
              + "|\\b(?:said|says|replied|returned|responded|answered|response|reply)\\b"
              + "(?: with)?:?\\s{0,3}[\"'<]?)"
              + "[45][0-9]{2}[ -]",
          Pattern.CASE_INSENSITIVE);

  /** Log lines of Exim and Postfix about their own rejections. */
  private static final Pattern REJECT_LOG =
      Pattern.compile("\\bF=<[^>]*> (?:temporarily )?rejected |\\bNOQUEUE: (?:milter-)?reject: ");

  private final ServerTable serverTable;
  private final BouncedMessage bounce;
  private final Optional<Ip> ownAddress;
  private final Optional<MailAddress> sender;
  private final Optional<Server> sentThrough;
  private final MailParty reporter;

  /**
   * Creates the attribution of a bounce with the table of our servers.
   *
   * @param ownAddress the IP address that sends the sender domain's mail, as our own server reports
   *     it; used only if the bounce does not say where the message came from
   */
  public Attribution(ServerTable serverTable, BouncedMessage bounce, Optional<Ip> ownAddress) {
    this.serverTable = serverTable;
    this.bounce = bounce;
    this.ownAddress = ownAddress;
    this.sender = BounceAddresses.sender(bounce);
    this.sentThrough = sentThrough();
    this.reporter = reporter();
  }

  /** Returns which servers handled one recipient's copy. */
  public MailOrigin of(Recipient recipient) {
    MailParty decider = decider(recipient);
    Direction direction = direction(recipient, decider);
    Optional<Ip> quoted = BounceAddresses.quoted(recipient);
    boolean quotedIsClient =
        quoted.isPresent()
            && serverTable.find(quoted.get()).isEmpty()
            && direction != Direction.INCOMING
            && (decider.isOurs() || isAuthenticatedClient(quoted.get()));
    boolean quotedIsTheirs = !quotedIsClient && quoted.filter(this::isBeyondUs).isPresent();
    Optional<Ip> toldByTheBounce =
        quoted
            .filter(ip -> !quotedIsClient && !quotedIsTheirs)
            .or(() -> seenByOthers())
            .or(() -> sentThrough.flatMap(this::addressOf));
    boolean pathIsUnknown = bounce.originalPath().isEmpty() && direction == Direction.OUTGOING;
    Optional<Ip> sendingIp = toldByTheBounce.or(() -> ownAddress.filter(ip -> pathIsUnknown));
    return new MailOrigin(
        sentByUs(direction, toldByTheBounce),
        sendingIp,
        sendingIp.flatMap(ip -> hostOf(ip)),
        quotedIsClient ? quoted : Optional.empty(),
        quotedIsTheirs ? quoted : Optional.empty(),
        sender,
        reporter,
        decider,
        direction,
        direction == Direction.OUTGOING && cameFromElsewhere());
  }

  /**
   * Returns whether the rejection is about another server, which had accepted the message from
   * ours: the address is not one of ours.
   */
  private boolean isBeyondUs(Ip quoted) {
    boolean tookItFromUs =
        sentThrough.isPresent()
            && !reporter.isOurs()
            && reporter.partyRole() == PartyRole.RECEIVING_SERVER;
    return tookItFromUs
        && serverTable.find(quoted).isEmpty()
        && seenByOthers().filter(quoted::equals).isEmpty();
  }

  /** Returns which of a server's addresses sends the sender's mail. */
  private Optional<Ip> addressOf(Server server) {
    return ownAddress.filter(server::hasAddress).or(server::address);
  }

  /**
   * Returns whether our server received the message from another server and not from an
   * authenticated user.
   */
  private boolean cameFromElsewhere() {
    return bounce.originalPath().stream()
        .filter(receivedHop -> receivedHop.by().flatMap(serverTable::find).isPresent())
        .anyMatch(
            receivedHop ->
                !receivedHop.authenticated()
                    && receivedHop.ip().filter(ip -> serverTable.find(ip).isEmpty()).isPresent());
  }

  /** Returns our server that sent the returned message, by its Received headers. */
  private Optional<Server> sentThrough() {
    for (ReceivedHop receivedHop : bounce.originalPath()) {
      Optional<Server> from =
          receivedHop.authenticated()
              ? Optional.empty()
              : receivedHop.ip().flatMap(serverTable::find);
      Optional<Server> ours = from.or(() -> receivedHop.by().flatMap(serverTable::find));
      if (ours.isPresent()) {
        return ours;
      }
    }
    return Optional.empty();
  }

  private MailParty reporter() {
    Optional<String> host = bounce.reportingMta();
    if (host.isEmpty()) {
      return mentioned()
          .map(
              ours -> new MailParty(PartyRole.UNKNOWN, Optional.of(ours.name()), Optional.of(ours)))
          .orElse(MailParty.UNKNOWN);
    }
    Optional<Server> ours = serverTable.find(host.get());
    if (ours.isPresent()) {
      boolean sent = sentThrough.isPresent() || bounce.originalPath().isEmpty();
      return new MailParty(
          sent ? PartyRole.SENDING_SERVER : PartyRole.RECEIVING_SERVER, host, ours);
    }
    return new MailParty(foreignReporter(host.get()), host, Optional.empty());
  }

  /** A server that accepted the message from another server is on the recipient's side. */
  private PartyRole foreignReporter(String host) {
    List<ReceivedHop> path = bounce.originalPath();
    if (path.isEmpty()) {
      boolean ofRecipient =
          bounce.recipients().stream()
              .flatMap(each -> MailAddress.parse(each.address()).stream())
              .anyMatch(each -> RegistrableDomain.isShared(each.domain().name(), host));
      if (ofRecipient) {
        return PartyRole.RECEIVING_SERVER;
      }
      return madeMessageId(host) ? PartyRole.SENDING_SERVER : PartyRole.UNKNOWN;
    }
    ReceivedHop newest = path.get(0);
    boolean fromAnotherServer = !newest.authenticated() && newest.ip().isPresent();
    return fromAnotherServer ? PartyRole.RECEIVING_SERVER : PartyRole.SENDING_SERVER;
  }

  /** The submission server adds a missing Message-ID (RFC 6409 section 8.3). */
  private boolean madeMessageId(String host) {
    return bounce
        .returned()
        .first("Message-ID")
        .map(id -> id.substring(id.lastIndexOf('@') + 1).replace(">", "").strip())
        .filter(domain -> RegistrableDomain.isShared(domain, host))
        .isPresent();
  }

  /**
   * Returns our server whose log says that it rejected a message; such lines contain no other host.
   */
  private Optional<MailParty> writerOfRejectLog(Recipient recipient) {
    boolean toUs =
        MailAddress.parse(recipient.address())
            .filter(to -> serverTable.hosts(to.domain()))
            .isPresent();
    return toUs && bounce.header().fields().isEmpty() && REJECT_LOG.matcher(bounce.text()).find()
        ? serverTable.servers().stream()
            .filter(each -> each.serverRoles().contains(Server.ServerRole.INBOUND))
            .findFirst()
            .map(
                ours ->
                    new MailParty(PartyRole.RECEIVING_SERVER, Optional.empty(), Optional.of(ours)))
        : Optional.empty();
  }

  private MailParty decider(Recipient recipient) {
    boolean saidNothing = recipient.smtpReply().isEmpty() && recipient.remoteMta().isEmpty();
    if (NOBODY_DECIDED.contains(recipient.reason())
        && (saidNothing || recipient.smtpReply().isEmpty())) {
      return MailParty.UNKNOWN;
    }
    Optional<String> remote =
        recipient.remoteMta().filter(host -> !host.equalsIgnoreCase(reporter.host().orElse("")));
    if (remote.isEmpty()) {
      return reporter.isOurs() ? reporter : writerOfRejectLog(recipient).orElse(reporter);
    }
    Optional<Server> ours = serverTable.find(remote.get());
    if (ours.isPresent()) {
      return PASSED_ON.matcher(recipient.diagnostic()).find()
          ? new MailParty(PartyRole.RECEIVING_SERVER, Optional.empty(), Optional.empty())
          : new MailParty(roleOfOurs(), remote, ours);
    }
    boolean beyondTheRecipient =
        reporter.partyRole() == PartyRole.RECEIVING_SERVER
            && !reporter.isOurs()
            && !RegistrableDomain.isShared(remote.get(), reporter.host().orElse(""));
    return new MailParty(
        beyondTheRecipient ? PartyRole.THIRD_PARTY : PartyRole.RECEIVING_SERVER,
        remote,
        Optional.empty());
  }

  private PartyRole roleOfOurs() {
    boolean onTheWayOut = reporter.isOurs() || sentThrough.isPresent();
    return onTheWayOut ? PartyRole.SENDING_SERVER : PartyRole.RECEIVING_SERVER;
  }

  private Direction direction(Recipient recipient, MailParty decider) {
    boolean toUs =
        MailAddress.parse(recipient.address())
            .map(address -> serverTable.hosts(address.domain()))
            .orElse(false);
    boolean fromUs = sender.map(address -> serverTable.hosts(address.domain())).orElse(false);
    if (toUs && fromUs) {
      return Direction.INTERNAL;
    }
    if (toUs) {
      return Direction.INCOMING;
    }
    boolean ourPart = sentThrough.isPresent() || decider.isOurs() || reporter.isOurs();
    return fromUs || ourPart ? Direction.OUTGOING : Direction.UNKNOWN;
  }

  private Optional<Boolean> sentByUs(Direction direction, Optional<Ip> sendingIp) {
    if (sentThrough.isPresent() || sendingIp.flatMap(serverTable::find).isPresent()) {
      return Optional.of(true);
    }
    if (!serverTable.isKnown()) {
      // A server in neither file nor answers is unknown; here an answer can only be no.
      return sendingIp.flatMap(serverTable.answers()::find);
    }
    boolean pathIsKnown = bounce.returnedHeaders() && !bounce.originalPath().isEmpty();
    boolean reporterSentIt = reporter.partyRole() == PartyRole.SENDING_SERVER && !reporter.isOurs();
    return pathIsKnown || reporterSentIt || direction == Direction.INCOMING
        ? Optional.of(false)
        : Optional.empty();
  }

  /** What another server wrote about the client that sent the message to it. */
  private Optional<Ip> seenByOthers() {
    return bounce.originalPath().stream()
        .filter(receivedHop -> !receivedHop.authenticated())
        .filter(receivedHop -> receivedHop.by().flatMap(serverTable::find).isEmpty())
        .flatMap(receivedHop -> receivedHop.ip().stream())
        .findFirst();
  }

  private boolean isAuthenticatedClient(Ip ip) {
    return bounce.originalPath().stream()
        .anyMatch(
            receivedHop ->
                receivedHop.authenticated() && receivedHop.ip().filter(ip::equals).isPresent());
  }

  private Optional<String> hostOf(Ip ip) {
    return serverTable
        .find(ip)
        .flatMap(server -> server.hosts().stream().findFirst())
        .map(Domain::name)
        .or(
            () ->
                bounce.originalPath().stream()
                    .filter(receivedHop -> receivedHop.ip().filter(ip::equals).isPresent())
                    .flatMap(receivedHop -> receivedHop.from().stream())
                    .findFirst());
  }

  /**
   * Returns our server that a text without headers names; e-mail clients show it in their error
   * messages.
   */
  private Optional<Server> mentioned() {
    if (!bounce.header().fields().isEmpty()) {
      return Optional.empty();
    }
    String text = bounce.text().toLowerCase(Locale.ROOT);
    return serverTable.servers().stream()
        .filter(server -> server.hosts().stream().anyMatch(host -> text.contains(host.name())))
        .findFirst();
  }
}
