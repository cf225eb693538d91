package org.bounceback.diagnosis;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Hop;
import org.bounceback.bounce.Reason;
import org.bounceback.bounce.Recipient;
import org.bounceback.hosting.Server;
import org.bounceback.hosting.Servers;

/**
 * Finds out whose machines sent, refused and reported, from the bounce and the table of our
 * servers.
 */
public final class Attribution {
  /** After these the reporting server gave up by itself: nobody refused anything. */
  private static final Set<Reason> NOBODY_DECIDED =
      EnumSet.of(Reason.HOST_UNKNOWN, Reason.NETWORK_ERROR, Reason.EXPIRED, Reason.FAILED_STARTTLS);

  /** A gateway's tag before the whole reply of another server, which then was the one to refuse. */
  private static final Pattern PASSED_ON = Pattern.compile("\\[[A-Z]{2,5}]\\s*[45][0-9]{2}[ -]");

  private final Servers servers;

  /** With the table of our own servers. */
  public Attribution(Servers servers) {
    this.servers = servers;
  }

  /** The same where nobody can say which address the sender's mail leaves by. */
  public Origin of(BouncedMessage bounce, Recipient recipient) {
    return of(bounce, recipient, Optional.empty());
  }

  /**
   * Whose machines had a part in what one recipient's row tells.
   *
   * @param ownAddress the address that the mail of the sender's domain leaves by, as our own server
   *     has it; it tells where the mail came from only as far as the bounce does not
   */
  public Origin of(BouncedMessage bounce, Recipient recipient, Optional<Ip> ownAddress) {
    Optional<MailAddress> sender = Addresses.sender(bounce);
    Optional<Server> sentThrough = sentThrough(bounce);
    Party reporter = reporter(bounce, sentThrough);
    Party decider = decider(bounce, recipient, reporter);
    Direction direction = direction(recipient, sender, decider, sentThrough, reporter);
    Optional<Ip> quoted = Addresses.quoted(recipient);
    boolean quotedIsClient =
        quoted.isPresent()
            && servers.find(quoted.get()).isEmpty()
            && direction != Direction.INCOMING
            && (decider.isOurs() || isAuthenticatedClient(bounce, quoted.get()));
    Optional<Ip> toldByTheBounce =
        quoted
            .filter(ip -> !quotedIsClient)
            .or(() -> seenByOthers(bounce))
            .or(() -> sentThrough.flatMap(server -> addressOf(server, ownAddress)));
    boolean pathIsUnknown = bounce.originalPath().isEmpty() && direction == Direction.OUTGOING;
    Optional<Ip> sendingIp = toldByTheBounce.or(() -> ownAddress.filter(ip -> pathIsUnknown));
    return new Origin(
        sentByUs(bounce, sentThrough, direction, toldByTheBounce),
        sendingIp,
        sendingIp.flatMap(ip -> hostOf(bounce, ip)),
        quotedIsClient ? quoted : Optional.empty(),
        sender,
        reporter,
        decider,
        direction,
        direction == Direction.OUTGOING && cameFromElsewhere(bounce));
  }

  /** Of a server with several addresses the one that the sender's mail leaves by. */
  private static Optional<Ip> addressOf(Server server, Optional<Ip> ownAddress) {
    return ownAddress.filter(server::has).or(server::address);
  }

  /** Our server had the mail from another server, not from somebody who logged in. */
  private boolean cameFromElsewhere(BouncedMessage bounce) {
    return bounce.originalPath().stream()
        .filter(hop -> hop.by().flatMap(servers::find).isPresent())
        .anyMatch(
            hop ->
                !hop.authenticated()
                    && hop.ip().filter(ip -> servers.find(ip).isEmpty()).isPresent());
  }

  /** Our server that the returned mail left through, as its Received lines tell. */
  private Optional<Server> sentThrough(BouncedMessage bounce) {
    for (Hop hop : bounce.originalPath()) {
      Optional<Server> from =
          hop.authenticated() ? Optional.empty() : hop.ip().flatMap(servers::find);
      Optional<Server> ours = from.or(() -> hop.by().flatMap(servers::find));
      if (ours.isPresent()) {
        return ours;
      }
    }
    return Optional.empty();
  }

  private Party reporter(BouncedMessage bounce, Optional<Server> sentThrough) {
    Optional<String> host = bounce.reportingMta();
    if (host.isEmpty()) {
      return mentioned(bounce)
          .map(ours -> new Party(Role.UNKNOWN, Optional.of(ours.name()), Optional.of(ours)))
          .orElse(Party.UNKNOWN);
    }
    Optional<Server> ours = servers.find(host.get());
    if (ours.isPresent()) {
      boolean sent = sentThrough.isPresent() || bounce.originalPath().isEmpty();
      return new Party(sent ? Role.SENDING_SERVER : Role.RECEIVING_SERVER, host, ours);
    }
    return new Party(foreignReporter(bounce, host.get()), host, Optional.empty());
  }

  /** A server that took the mail from another server is on the recipient's side. */
  private static Role foreignReporter(BouncedMessage bounce, String host) {
    List<Hop> path = bounce.originalPath();
    if (path.isEmpty()) {
      boolean ofRecipient =
          bounce.recipients().stream()
              .flatMap(each -> MailAddress.parse(each.address()).stream())
              .anyMatch(each -> Addresses.sameOrganisation(each.domain().name(), host));
      return ofRecipient ? Role.RECEIVING_SERVER : Role.UNKNOWN;
    }
    Hop newest = path.get(0);
    boolean fromAnotherServer = !newest.authenticated() && newest.ip().isPresent();
    return fromAnotherServer ? Role.RECEIVING_SERVER : Role.SENDING_SERVER;
  }

  private Party decider(BouncedMessage bounce, Recipient recipient, Party reporter) {
    boolean saidNothing = recipient.smtpReply().isEmpty() && recipient.remoteMta().isEmpty();
    if (NOBODY_DECIDED.contains(recipient.reason())
        && (saidNothing || recipient.smtpReply().isEmpty())) {
      return Party.UNKNOWN;
    }
    Optional<String> remote =
        recipient.remoteMta().filter(host -> !host.equalsIgnoreCase(reporter.host().orElse("")));
    if (remote.isEmpty()) {
      return reporter;
    }
    Optional<Server> ours = servers.find(remote.get());
    if (ours.isPresent()) {
      return PASSED_ON.matcher(recipient.diagnostic()).find()
          ? new Party(Role.RECEIVING_SERVER, Optional.empty(), Optional.empty())
          : new Party(roleOfOurs(bounce, reporter), remote, ours);
    }
    boolean beyondTheRecipient =
        reporter.role() == Role.RECEIVING_SERVER
            && !reporter.isOurs()
            && !Addresses.sameOrganisation(remote.get(), reporter.host().orElse(""));
    return new Party(
        beyondTheRecipient ? Role.THIRD_PARTY : Role.RECEIVING_SERVER, remote, Optional.empty());
  }

  private Role roleOfOurs(BouncedMessage bounce, Party reporter) {
    boolean onTheWayOut = reporter.isOurs() || sentThrough(bounce).isPresent();
    return onTheWayOut ? Role.SENDING_SERVER : Role.RECEIVING_SERVER;
  }

  private Direction direction(
      Recipient recipient,
      Optional<MailAddress> sender,
      Party decider,
      Optional<Server> sentThrough,
      Party reporter) {
    boolean toUs =
        MailAddress.parse(recipient.address())
            .map(address -> servers.hosts(address.domain()))
            .orElse(false);
    boolean fromUs = sender.map(address -> servers.hosts(address.domain())).orElse(false);
    if (toUs && fromUs) {
      return Direction.INTERNAL;
    }
    if (toUs) {
      return Direction.INCOMING;
    }
    boolean ourPart = sentThrough.isPresent() || decider.isOurs() || reporter.isOurs();
    return fromUs || ourPart ? Direction.OUTGOING : Direction.UNKNOWN;
  }

  private Optional<Boolean> sentByUs(
      BouncedMessage bounce,
      Optional<Server> sentThrough,
      Direction direction,
      Optional<Ip> sendingIp) {
    if (!servers.areKnown()) {
      return Optional.empty();
    }
    if (sentThrough.isPresent() || sendingIp.flatMap(servers::find).isPresent()) {
      return Optional.of(true);
    }
    boolean pathIsKnown = bounce.returnedHeaders() && !bounce.originalPath().isEmpty();
    return pathIsKnown || direction == Direction.INCOMING ? Optional.of(false) : Optional.empty();
  }

  /** What another server wrote about the one that handed the mail to it. */
  private Optional<Ip> seenByOthers(BouncedMessage bounce) {
    return bounce.originalPath().stream()
        .filter(hop -> !hop.authenticated())
        .filter(hop -> hop.by().flatMap(servers::find).isEmpty())
        .flatMap(hop -> hop.ip().stream())
        .findFirst();
  }

  private static boolean isAuthenticatedClient(BouncedMessage bounce, Ip ip) {
    return bounce.originalPath().stream()
        .anyMatch(hop -> hop.authenticated() && hop.ip().filter(ip::equals).isPresent());
  }

  private Optional<String> hostOf(BouncedMessage bounce, Ip ip) {
    return servers
        .find(ip)
        .flatMap(server -> server.hosts().stream().findFirst())
        .map(Domain::name)
        .or(
            () ->
                bounce.originalPath().stream()
                    .filter(hop -> hop.ip().filter(ip::equals).isPresent())
                    .flatMap(hop -> hop.from().stream())
                    .findFirst());
  }

  /** Our server that a text without a header names; mail programs show it in their messages. */
  private Optional<Server> mentioned(BouncedMessage bounce) {
    if (!bounce.header().fields().isEmpty()) {
      return Optional.empty();
    }
    String text = bounce.text().toLowerCase(Locale.ROOT);
    return servers.servers().stream()
        .filter(server -> server.hosts().stream().anyMatch(host -> text.contains(host.name())))
        .findFirst();
  }
}
