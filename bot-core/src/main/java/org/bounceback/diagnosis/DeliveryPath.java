package org.bounceback.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.address.RegistrableDomain;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.InferenceRule;
import org.bounceback.bounce.ReceivedHop;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.text.AddressFinder;
import org.bounceback.hosting.Ownership;
import org.bounceback.hosting.Server;

/**
 * What the Received fields of the returned message show about the whole bounce. The methods search
 * all fields and recipients, so callers keep their results for all recipients.
 */
final class DeliveryPath {
  /** Fields of the returned message with the addresses that it was sent to. */
  private static final List<String> WRITTEN_TO = List.of("To", "Cc", "X-Original-To");

  private final BouncedMessage bounce;
  private final ServerOwnership ownership;
  private final List<ReceivedHop> hops;
  private final Optional<MailAddress> sender;

  DeliveryPath(BouncedMessage bounce, ServerOwnership ownership) {
    this.bounce = bounce;
    this.ownership = ownership;
    this.hops = bounce.originalPath();
    this.sender = BounceAddresses.sender(bounce);
  }

  boolean isKnown() {
    return !hops.isEmpty();
  }

  /** Returns our server that sent the message, with the field that shows it. */
  Optional<Passed> sentThroughUs() {
    return passed(hop -> isHandedOver(hop) || hop.authenticated());
  }

  /** Returns our server that the message passed on its way, in either direction. */
  Optional<Passed> throughUs() {
    return passed(hop -> true);
  }

  private Optional<Passed> passed(Predicate<ReceivedHop> wanted) {
    for (ReceivedHop hop : hops) {
      Optional<Server> from =
          hop.authenticated() ? Optional.empty() : ownership.find(Optional.empty(), hop.ip());
      Optional<Server> ours = from.or(() -> ownership.find(hop.by(), Optional.empty()));
      if (ours.isPresent() && wanted.test(hop)) {
        return Optional.of(new Passed(ours.get(), excerpt(hop)));
      }
    }
    return Optional.empty();
  }

  /** A server of another recorded ours as its client; a hop between two of ours is internal. */
  private boolean isHandedOver(ReceivedHop hop) {
    return isFromUs(hop) && hop.by().filter(ownership::isOurs).isEmpty();
  }

  private boolean isFromUs(ReceivedHop hop) {
    return !hop.authenticated()
        && hop.ip().filter(ip -> ownership.of(ip).is(Ownership.OURS)).isPresent();
  }

  /** One of our servers that the message passed. */
  record Passed(Server server, Excerpt excerpt) {}

  /** Returns whether a hop names a host of which it is not known whether it is ours. */
  boolean namesUnknownHost() {
    return hops.stream()
        .flatMap(hop -> hop.by().stream())
        .anyMatch(host -> ownership.of(host).known().isEmpty());
  }

  /** Returns the role of the server that wrote the report. */
  Fact<PartyRole> authorRole(Optional<String> host) {
    if (host.isEmpty()) {
      return Fact.unknown();
    }
    Excerpt author = newest().orElseGet(() -> new Excerpt(Excerpt.Source.REPORT, host.get()));
    if (isRecipientsHost(host.get()) && !isSendersHost(host.get())) {
      return receiving(author);
    }
    if (ownership.of(host.get()).is(Ownership.OTHER) && areRecipientsOurs()) {
      return sending(author);
    }
    if (hops.isEmpty()) {
      return madeMessageId(host.get()) ? sending(author) : Fact.unknown();
    }
    if (isFromSendersSide(hops.get(0), host.get())) {
      return sending(author);
    }
    if (!isFromAnotherServer(hops.get(0))) {
      return isRecipientsHost(host.get()) ? receiving(author) : Fact.unknown();
    }
    if (deliversToRecipient()) {
      return sending(author);
    }
    return passedItOn() ? Fact.unknown() : receiving(author);
  }

  private static Fact<PartyRole> sending(Excerpt excerpt) {
    return Fact.inferred(
        PartyRole.SENDING_SERVER, InferenceRule.AUTHOR_IS_THE_SENDING_SERVER, List.of(excerpt));
  }

  private static Fact<PartyRole> receiving(Excerpt excerpt) {
    return Fact.inferred(
        PartyRole.RECEIVING_SERVER,
        InferenceRule.AUTHOR_IS_THE_RECIPIENTS_SERVER,
        List.of(excerpt));
  }

  /**
   * Returns whether the host has the domain of a failed recipient or of a written address that is
   * not the sender's.
   */
  boolean isRecipientsHost(String host) {
    return bounce.recipients().stream().anyMatch(each -> isShared(each.address(), host))
        || (isAddressedTo(host) && !isSendersHost(host));
  }

  private boolean areRecipientsOurs() {
    return bounce.recipients().stream()
        .map(each -> each.mailAddress())
        .allMatch(to -> to.filter(each -> ownership.hosts(each.domain()).is(true)).isPresent());
  }

  private boolean isSendersHost(String host) {
    return sender
        .filter(each -> RegistrableDomain.isShared(each.domain().name(), host))
        .isPresent();
  }

  /** Returns whether the server that the author delivered to has the domain of the recipient. */
  private boolean deliversToRecipient() {
    return bounce.recipients().stream()
        .anyMatch(
            each ->
                each.facts()
                    .rejection()
                    .host()
                    .known()
                    .filter(remote -> isShared(each.address(), remote))
                    .isPresent());
  }

  /** A relay and a gateway of the recipient both pass a message on. */
  private boolean passedItOn() {
    return bounce.recipients().stream()
        .map(each -> each.facts().rejection().by())
        .anyMatch(by -> by.is(Rejecter.REMOTE_SERVER) || by.is(Rejecter.NOBODY));
  }

  private static boolean isShared(String address, String host) {
    return MailAddress.parse(address)
        .filter(to -> RegistrableDomain.isShared(to.domain().name(), host))
        .isPresent();
  }

  /**
   * Returns whether the author accepted the message from a user, a local program or, being ours,
   * from another server of ours.
   */
  private boolean isFromSendersSide(ReceivedHop newest, String author) {
    boolean bothOurs =
        ownership.isOurs(author)
            && newest.ip().filter(ip -> ownership.of(ip).is(Ownership.OURS)).isPresent();
    return newest.authenticated()
        || newest.ip().isEmpty()
        || newest.ip().filter(PrivateNetworks::contain).isPresent()
        || bothOurs;
  }

  /**
   * Returns whether the client of a hop is a server: one of ours, or the writer of the next hop.
   */
  private boolean isFromAnotherServer(ReceivedHop newest) {
    boolean clientIsOurs =
        newest.ip().filter(ip -> ownership.of(ip).is(Ownership.OURS)).isPresent();
    boolean wroteTheNextHop =
        hops.size() > 1
            && newest.from().isPresent()
            && hops.get(1)
                .by()
                .filter(by -> RegistrableDomain.isShared(by, newest.from().get()))
                .isPresent();
    return clientIsOurs || wroteTheNextHop;
  }

  /** Returns whether the sender wrote to an address of the host's domain. */
  boolean isAddressedTo(String host) {
    return WRITTEN_TO.stream()
        .flatMap(name -> bounce.returned().all(name).stream())
        .flatMap(field -> AddressFinder.all(field).stream())
        .flatMap(found -> MailAddress.parse(found.address()).stream())
        .anyMatch(to -> RegistrableDomain.isShared(to.domain().name(), host));
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
   * Returns whether our server received the message from another server and not from a user who had
   * logged in; unknown without a hop of ours.
   */
  Fact<Boolean> cameFromElsewhere() {
    List<ReceivedHop> ours =
        hops.stream().filter(hop -> hop.by().filter(ownership::isOurs).isPresent()).toList();
    Optional<ReceivedHop> login = ours.stream().filter(ReceivedHop::authenticated).findFirst();
    if (login.isPresent()) {
      return Fact.stated(false, excerpt(login.get()));
    }
    Fact<Ip> client = clientOfOurs();
    return client.known().isPresent()
        ? Fact.inferred(
            true, InferenceRule.FORWARDED_WITHOUT_LOGIN, List.of(client.excerpts().get(0)))
        : Fact.unknown();
  }

  private boolean isOthers(Ip ip) {
    return !ownership.of(ip).is(Ownership.OURS);
  }

  /**
   * Returns the address that another server recorded of the client that sent the message to it.
   *
   * @param isRecipients whether the author is the recipient's server, which records our connection
   * @param deliverer otherwise the host that tried to deliver the message further: its own client
   *     is not the one whose connection was rejected, unless that client is our server
   */
  Fact<Ip> seenByOthers(boolean isRecipients, Optional<String> deliverer) {
    return hops.stream()
        .filter(hop -> !hop.authenticated())
        .filter(hop -> !hop.by().filter(ownership::isOurs).isPresent())
        .filter(hop -> isRecipients || isFromUs(hop) || !isBy(hop, deliverer.or(hops.get(0)::by)))
        .filter(hop -> hop.ip().isPresent())
        .findFirst()
        .map(DeliveryPath::client)
        .orElseGet(Fact::unknown);
  }

  /** Returns the address of another's server that our server recorded as its client. */
  Fact<Ip> clientOfOurs() {
    return hops.stream()
        .filter(hop -> !hop.authenticated() && hop.by().filter(ownership::isOurs).isPresent())
        .filter(
            hop -> hop.ip().filter(ip -> !PrivateNetworks.contain(ip) && isOthers(ip)).isPresent())
        .findFirst()
        .map(DeliveryPath::client)
        .orElseGet(Fact::unknown);
  }

  private static boolean isBy(ReceivedHop hop, Optional<String> host) {
    return host.isPresent() && hop.by().filter(host.get()::equalsIgnoreCase).isPresent();
  }

  private static Fact<Ip> client(ReceivedHop hop) {
    return Fact.stated(hop.ip().orElseThrow(), excerpt(hop));
  }

  /** Returns whether the address belongs to a user's device and not to a mail server. */
  boolean isAuthenticatedClient(Ip ip) {
    return hops.stream()
        .anyMatch(hop -> hop.authenticated() && hop.ip().filter(ip::equals).isPresent());
  }

  /** Returns the name of the client with this address. */
  Optional<String> hostOf(Ip ip) {
    return hops.stream()
        .filter(hop -> hop.ip().filter(ip::equals).isPresent())
        .flatMap(hop -> hop.from().stream())
        .findFirst();
  }

  /** Returns the newest field. */
  Optional<Excerpt> newest() {
    return hops.stream().findFirst().map(DeliveryPath::excerpt);
  }

  private static Excerpt excerpt(ReceivedHop hop) {
    return new Excerpt(Excerpt.Source.RETURNED_HEADER, hop.line());
  }
}
