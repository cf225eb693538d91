package org.bounceback.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.ReceivedHop;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.MailLogQuery;
import org.bounceback.hosting.ServerTable;
import org.bounceback.mail.MailDate;

/** Decides what to check on our own servers about a rejection. */
final class ServerProbePlan {
  private final ServerTable serverTable;
  private final HostingProbes hostingProbes;

  ServerProbePlan(ServerTable serverTable, HostingProbes hostingProbes) {
    this.serverTable = serverTable;
    this.hostingProbes = hostingProbes;
  }

  /** Returns how the sender's mail is sent, if we host the domain. */
  Optional<DomainMailSetup> senderMail(BouncedMessage bounce) {
    return isFailure(bounce)
        ? BounceAddresses.sender(bounce)
            .map(MailAddress::domain)
            .filter(serverTable::hosts)
            .flatMap(hostingProbes::mailSetup)
        : Optional.empty();
  }

  /** Returns the findings with what our servers report about this recipient's copy. */
  ServerFindings about(RecipientEvidence found) {
    if (!isFailure(found.bounce())) {
      return found.own();
    }
    return new ServerFindings(
        found.own().senderMail(),
        recipientDomain(found).filter(serverTable::hosts).flatMap(hostingProbes::mailSetup),
        refused(found).flatMap(hostingProbes::bans),
        concernsOurLog(found) ? question(found).flatMap(hostingProbes::mailLog) : Optional.empty());
  }

  private static boolean isFailure(BouncedMessage bounce) {
    return bounce.messageKind() == MessageKind.FAILURE || bounce.messageKind() == MessageKind.DELAY;
  }

  private static Optional<Domain> recipientDomain(RecipientEvidence found) {
    return found.recipient().mailAddress().map(MailAddress::domain);
  }

  /**
   * Returns the address that our own server may block: the customer's IP address or the connecting
   * server.
   */
  private static Optional<Ip> refused(RecipientEvidence found) {
    MailOrigin mailOrigin = found.mailOrigin();
    if (mailOrigin.clientIp().isPresent()) {
      return mailOrigin.clientIp();
    }
    if (!mailOrigin.decidedBy().isOurs()) {
      return Optional.empty();
    }
    return mailOrigin.direction() == Direction.INCOMING
        ? mailOrigin.sendingIp()
        : found.bounce().originalPath().stream()
            .filter(ReceivedHop::authenticated)
            .flatMap(receivedHop -> receivedHop.ip().stream())
            .findFirst();
  }

  /**
   * Reads a log only for a customer's own message: our server sent it and we host the sender's
   * domain. The other headers of an upload can be forged, so the log must agree with them.
   */
  private static boolean concernsOurLog(RecipientEvidence found) {
    return found.senderIsHosted()
        && !found.forged()
        && found.mailOrigin().direction() != Direction.INCOMING
        && found.mailOrigin().sentByUs().orElse(false);
  }

  /**
   * Returns empty without a queue ID of one of our servers. Anybody can upload a message with any
   * sender and recipient, but only the sending server and the recipients know the queue ID.
   */
  private Optional<MailLogQuery> question(RecipientEvidence found) {
    List<String> ids =
        ownHops(found.bounce())
            .flatMap(receivedHop -> receivedHop.id().stream())
            .filter(id -> !id.isBlank())
            .distinct()
            .toList();
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    Optional<Instant> sent =
        Stream.concat(
                ownHops(found.bounce()).flatMap(receivedHop -> receivedHop.time().stream()),
                found.bounce().returned().first("Date").flatMap(MailDate::parse).stream())
            .findFirst();
    return Optional.of(
        new MailLogQuery(ids, found.mailOrigin().sender(), found.recipient().mailAddress(), sent));
  }

  private Stream<ReceivedHop> ownHops(BouncedMessage bounce) {
    Predicate<ReceivedHop> ours =
        receivedHop -> receivedHop.by().flatMap(serverTable::find).isPresent();
    return bounce.originalPath().stream().filter(ours);
  }
}
