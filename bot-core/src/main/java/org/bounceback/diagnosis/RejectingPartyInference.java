package org.bounceback.diagnosis;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.Ip;
import org.bounceback.address.RegistrableDomain;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.InferenceRule;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.Rejection;
import org.bounceback.diagnosis.VerdictFacts.RejectingParty;
import org.bounceback.hosting.CustomerSide;
import org.bounceback.hosting.Ownership;

/** Infers whose server rejected a message; unknown if neither a statement nor a rule shows it. */
final class RejectingPartyInference {
  /** Replies about a login (RFC 4954 section 6). */
  private static final Set<String> LOGIN_REPLIES = Set.of("534", "535", "538");

  /**
   * Another server's complete reply quoted in a reply: after a gateway's tag or after words that
   * introduce a quotation. Then the other server rejected the message.
   */
  private static final Pattern QUOTED_REPLY =
      Pattern.compile(
          "(?:\\[[A-Z]{2,5}]\\s*"
              + "|\\b(?:said|says|replied|returned|responded|answered|response|reply)\\b"
              + "(?: with)?:?\\s{0,3}[\"'<]?)"
              + "[45][0-9]{2}[ -]",
          Pattern.CASE_INSENSITIVE);

  /** Texts that pass on what another server replied. */
  private static final Pattern PASSED_ON =
      Pattern.compile("(?i)\\] said: |remote (?:mail )?(?:server|host)");

  private final BouncedMessage bounce;
  private final FactInference facts;
  private final ServerOwnership ownership;
  private final Fact<PartyRole> author;
  private final boolean authorIsOurs;
  private final UnstatedRejecterInference unstated;

  RejectingPartyInference(BouncedMessage bounce, FactInference facts) {
    this.bounce = bounce;
    this.facts = facts;
    this.ownership = facts.ownership();
    this.author = facts.authorRole();
    this.authorIsOurs = facts.authorIsOurs();
    this.unstated = new UnstatedRejecterInference(bounce, facts);
  }

  /** Returns whose server rejected one recipient's copy. */
  Fact<RejectingParty> of(Recipient recipient) {
    if (bounce.window().isPresent() && !isPassedOn(recipient.diagnostic())) {
      return new SubmissionServer(ownership).asRejecter(bounce.window().get());
    }
    if (facts.isGmailSendAs() && isLoginReply(recipient.diagnostic())) {
      boolean isCustomer = facts.customer(recipient).is(CustomerSide.SENDER);
      return Fact.inferred(
          isCustomer ? RejectingParty.OURS : RejectingParty.SENDING,
          InferenceRule.CLIENT_TALKS_TO_ITS_OUTGOING_SERVER,
          List.of(new Excerpt(Excerpt.Source.REPLY, recipient.diagnostic())));
    }
    Rejection rejection = recipient.facts().rejection();
    Optional<Rejecter> by = rejection.by().known();
    if (by.isEmpty()) {
      return unstated.of(recipient);
    }
    return switch (by.get()) {
      case NOBODY -> rejection.by().map(nobody -> RejectingParty.NOBODY);
      case REPORT_AUTHOR -> byAuthor(recipient, rejection);
      case REMOTE_SERVER -> byRemoteServer(recipient, rejection);
    };
  }

  private Fact<RejectingParty> byAuthor(Recipient recipient, Rejection rejection) {
    if (authorIsOurs) {
      return rejection.by().map(author -> RejectingParty.OURS);
    }
    if (namesOurServer(recipient)) {
      return rejection.by().map(author -> RejectingParty.OURS);
    }
    if (author.is(PartyRole.SENDING_SERVER)) {
      return rejection.by().map(author -> RejectingParty.SENDING);
    }
    if (author.is(PartyRole.RECEIVING_SERVER)) {
      return rejection.by().map(author -> RejectingParty.RECIPIENT);
    }
    return unstated.of(recipient);
  }

  /** Returns whether the author reports a reply of one of our servers as its own statement. */
  private boolean namesOurServer(Recipient recipient) {
    return ReplyingHost.in(recipient.diagnostic()).filter(ownership::isOurs).isPresent();
  }

  private Fact<RejectingParty> byRemoteServer(Recipient recipient, Rejection rejection) {
    Optional<String> host = rejection.host().known();
    Optional<Ip> ip = rejection.ip().known();
    Fact<Ownership> owner = ownership.of(host, ip);
    if (owner.is(Ownership.OURS)) {
      return QUOTED_REPLY.matcher(recipient.diagnostic()).find()
          ? Fact.inferred(
              RejectingParty.RECIPIENT,
              InferenceRule.REMOTE_SERVER_IS_THE_RECIPIENTS,
              rejection.by().excerpts())
          : rejection.by().map(remote -> RejectingParty.OURS);
    }
    if (demandsLogin(recipient) || host.filter(SendingRelays::isRelay).isPresent()) {
      return rejection.by().map(relay -> RejectingParty.SENDING);
    }
    if (host.isEmpty() && ip.isEmpty() && facts.isHosted(recipient.mailAddress())) {
      return Fact.inferred(
          RejectingParty.OURS,
          InferenceRule.RECIPIENTS_SERVER_BY_HOSTED_DOMAIN,
          rejection.by().excerpts());
    }
    if (isBeyondTheRecipient(recipient, host)) {
      return Fact.inferred(
          RejectingParty.OTHER,
          InferenceRule.REMOTE_SERVER_IS_A_THIRD_PARTY,
          rejection.by().excerpts());
    }
    boolean named = host.isPresent() || ip.isPresent();
    if (named || authorIsOurs || author.is(PartyRole.SENDING_SERVER)) {
      return rejection.by().map(remote -> RejectingParty.RECIPIENT);
    }
    Fact<CustomerSide> customer = facts.customer(recipient);
    boolean mayBeOurs = customer.known().filter(CustomerSide.SENDER::equals).isEmpty();
    return mayBeOurs && author.known().isEmpty()
        ? unstated.of(recipient)
        : Fact.inferred(
            RejectingParty.RECIPIENT,
            InferenceRule.REMOTE_SERVER_IS_THE_RECIPIENTS,
            rejection.by().excerpts());
  }

  /**
   * Returns whether the recipient's server had accepted the message and passed it to a server of
   * another domain.
   */
  private boolean isBeyondTheRecipient(Recipient recipient, Optional<String> host) {
    String reporter = bounce.reportingMta().orElse("");
    if (host.isEmpty() || authorIsOurs || !facts.authorIsRecipients()) {
      return false;
    }
    if (RegistrableDomain.isShared(host.get(), reporter)) {
      return false;
    }
    boolean ofRecipient =
        recipient
            .mailAddress()
            .filter(to -> RegistrableDomain.isShared(to.domain().name(), host.get()))
            .isPresent();
    return !ofRecipient || facts.isAddressedToAuthor();
  }

  /** Only a server for outgoing mail asks for a login (RFC 4954, RFC 6409). */
  private static boolean isLoginReply(String reply) {
    return LOGIN_REPLIES.stream().anyMatch(reply.strip()::startsWith);
  }

  private static boolean demandsLogin(Recipient recipient) {
    return recipient.smtpReply().filter(LOGIN_REPLIES::contains).isPresent()
        && recipient.reason() == BounceReason.SECURITY_ERROR;
  }

  /** Returns whether the reply in the window is about a delivery to another server. */
  private static boolean isPassedOn(String reply) {
    return QUOTED_REPLY.matcher(reply).find() || PASSED_ON.matcher(reply).find();
  }
}
