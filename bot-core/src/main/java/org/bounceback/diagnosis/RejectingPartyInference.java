package org.bounceback.diagnosis;

import com.google.re2j.Pattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.address.RegistrableDomain;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.InferenceRule;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.Rejection;
import org.bounceback.bounce.ReportAuthor;
import org.bounceback.bounce.log.LogEntry;
import org.bounceback.diagnosis.VerdictFacts.RejectingParty;
import org.bounceback.hosting.CustomerSide;
import org.bounceback.hosting.Ownership;

/** Infers whose server rejected a message; unknown if neither a statement nor a rule shows it. */
final class RejectingPartyInference {
  /** Reasons that only the server responsible for the address can know. */
  private static final Set<BounceReason> ABOUT_THE_ADDRESS =
      EnumSet.of(
          BounceReason.USER_UNKNOWN,
          BounceReason.MAILBOX_FULL,
          BounceReason.HAS_MOVED,
          BounceReason.SUSPEND);

  /** The help topic in Gmail's notices, in every language, about 'Send mail as'. */
  private static final String GMAIL_SEND_AS = "customfromdenied";

  private static final Set<BounceReason> WITHOUT_REASON =
      EnumSet.of(BounceReason.UNDEFINED, BounceReason.ON_HOLD);

  /** Replies about a login (RFC 4954 section 6). */
  private static final Set<String> LOGIN_REPLIES = Set.of("534", "535", "538");

  /** Reasons for which no server gives a reply. */
  private static final Set<BounceReason> WITHOUT_REPLY =
      EnumSet.of(
          BounceReason.HOST_UNKNOWN,
          BounceReason.NETWORK_ERROR,
          BounceReason.EXPIRED,
          BounceReason.FAILED_STARTTLS);

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

  /** Log lines of Exim and Postfix about their own rejections. */
  private static final Pattern REJECT_LOG =
      Pattern.compile("\\bF=<[^>]*> (?:temporarily )?rejected |\\bNOQUEUE: (?:milter-)?reject: ");

  private final BouncedMessage bounce;
  private final FactInference facts;
  private final ServerOwnership ownership;
  private final Fact<PartyRole> author;
  private final boolean authorIsOurs;

  RejectingPartyInference(BouncedMessage bounce, FactInference facts) {
    this.bounce = bounce;
    this.facts = facts;
    this.ownership = facts.ownership();
    this.author = facts.authorRole();
    this.authorIsOurs = facts.authorIsOurs();
  }

  /** Returns whose server rejected one recipient's copy. */
  Fact<RejectingParty> of(Recipient recipient) {
    if (bounce.window().isPresent() && !isPassedOn(recipient.diagnostic())) {
      return new SubmissionServer(ownership).asRejecter(bounce.window().get());
    }
    if (isGmailSendAs(bounce) && isLoginReply(recipient.diagnostic())) {
      boolean isCustomer = facts.customer(recipient).is(CustomerSide.SENDER);
      return inferred(
          isCustomer ? RejectingParty.OURS : RejectingParty.SENDING,
          InferenceRule.CLIENT_TALKS_TO_ITS_OUTGOING_SERVER,
          List.of(new Excerpt(Excerpt.Source.REPLY, recipient.diagnostic())));
    }
    Rejection rejection = recipient.facts().rejection();
    Optional<Rejecter> by = rejection.by().known();
    if (by.isEmpty()) {
      return withoutStatement(recipient);
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
    return withoutStatement(recipient);
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
          ? inferred(
              RejectingParty.RECIPIENT,
              InferenceRule.REMOTE_SERVER_IS_THE_RECIPIENTS,
              rejection.by().excerpts())
          : rejection.by().map(remote -> RejectingParty.OURS);
    }
    if (demandsLogin(recipient) || host.filter(SendingRelays::isRelay).isPresent()) {
      return rejection.by().map(relay -> RejectingParty.SENDING);
    }
    if (host.isEmpty() && ip.isEmpty() && facts.isHosted(address(recipient))) {
      return inferred(
          RejectingParty.OURS,
          InferenceRule.RECIPIENTS_SERVER_BY_HOSTED_DOMAIN,
          rejection.by().excerpts());
    }
    if (isBeyondTheRecipient(recipient, host)) {
      return inferred(
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
        ? withoutStatement(recipient)
        : inferred(
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
        address(recipient)
            .filter(to -> RegistrableDomain.isShared(to.domain().name(), host.get()))
            .isPresent();
    return !ofRecipient || facts.isAddressedToAuthor();
  }

  /** Only a server for outgoing mail asks for a login (RFC 4954, RFC 6409). */
  private static boolean isLoginReply(String reply) {
    return LOGIN_REPLIES.stream().anyMatch(reply.strip()::startsWith);
  }

  /** Returns whether Gmail failed to log in at the server that its user set for an address. */
  static boolean isGmailSendAs(BouncedMessage bounce) {
    return bounce.text().toLowerCase(Locale.ROOT).contains(GMAIL_SEND_AS);
  }

  private static boolean demandsLogin(Recipient recipient) {
    return recipient.smtpReply().filter(LOGIN_REPLIES::contains).isPresent()
        && recipient.reason() == BounceReason.SECURITY_ERROR;
  }

  /** Returns what a log says about a rejection at the door of the server that wrote it. */
  private Optional<Excerpt> rejectLine(Recipient recipient) {
    return recipient
        .logged()
        .filter(entry -> !entry.command().isEmpty())
        .map(LogEntry::line)
        .or(() -> Optional.of(bounce.text()).filter(text -> REJECT_LOG.matcher(text).find()))
        .map(line -> new Excerpt(Excerpt.Source.LOG, line));
  }

  /** Infers who rejected the message where nothing states it. */
  private Fact<RejectingParty> withoutStatement(Recipient recipient) {
    if (bounce.author() == ReportAuthor.MAIL_CLIENT) {
      return byOutgoingServer();
    }
    boolean toHosted = facts.isHosted(address(recipient));
    boolean isForUser = facts.usersTexts().isFor(recipient);
    boolean concernsUs =
        isForUser
            ? facts.customer(recipient).is(CustomerSide.RECIPIENT)
            : toHosted || isOfCustomersMessage(recipient);
    if (concernsUs && bounce.author() == ReportAuthor.SERVER_LOG) {
      Optional<Excerpt> line = rejectLine(recipient);
      if (line.isPresent()) {
        return inferred(
            RejectingParty.OURS, InferenceRule.LOG_OF_THE_RECEIVING_SERVER, List.of(line.get()));
      }
    }
    if (isForUser) {
      return byServerOfTheUser(recipient);
    }
    boolean replied = recipient.smtpReply().isPresent() || recipient.status().isPresent();
    if (replied && ABOUT_THE_ADDRESS.contains(recipient.reason())) {
      return inferred(
          toHosted ? RejectingParty.OURS : RejectingParty.RECIPIENT,
          InferenceRule.REPLY_IS_ABOUT_THE_ADDRESS,
          List.of(new Excerpt(Excerpt.Source.REPLY, recipient.diagnostic())));
    }
    if (gotNoReply(recipient)) {
      return inferred(
          RejectingParty.NOBODY,
          InferenceRule.NO_REPLY_MEANS_NOBODY,
          List.of(new Excerpt(Excerpt.Source.REPORT, recipient.diagnostic())));
    }
    return inItsOwnWords(recipient) ? byAuthorsOwnWords(recipient) : Fact.unknown();
  }

  /**
   * Returns whether the line of a server that rejected a message names a customer as its sender and
   * no recipient of another domain: only the customer's own server rejects before a delivery.
   */
  private boolean isOfCustomersMessage(Recipient recipient) {
    return recipient.address().isEmpty() && facts.customer(recipient).known().isPresent();
  }

  private static boolean gotNoReply(Recipient recipient) {
    return recipient.smtpReply().isEmpty()
        && recipient.facts().rejection().by().excerpts().isEmpty()
        && !recipient.diagnostic().isBlank()
        && WITHOUT_REPLY.contains(recipient.reason());
  }

  /**
   * Returns whether a report of a mail server gives a reason that is no reply of another server.
   */
  private boolean inItsOwnWords(Recipient recipient) {
    boolean failed =
        recipient.dsnAction() == DsnAction.FAILED || recipient.dsnAction() == DsnAction.DELAYED;
    return failed
        && bounce.author() == ReportAuthor.MAIL_SERVER
        && recipient.facts().rejection().by().excerpts().isEmpty()
        && recipient.smtpReply().isEmpty()
        && recipient.remoteMta().isEmpty()
        && !recipient.diagnostic().isBlank()
        && !WITHOUT_REASON.contains(recipient.reason());
  }

  private Fact<RejectingParty> byAuthorsOwnWords(Recipient recipient) {
    Optional<RejectingParty> party =
        authorIsOurs
            ? Optional.of(RejectingParty.OURS)
            : author
                .known()
                .map(
                    role ->
                        role == PartyRole.SENDING_SERVER
                            ? RejectingParty.SENDING
                            : RejectingParty.RECIPIENT);
    return party.isEmpty()
        ? Fact.unknown()
        : inferred(
            party.get(),
            InferenceRule.AUTHORS_OWN_WORDS,
            List.of(new Excerpt(Excerpt.Source.REPORT, recipient.diagnostic())));
  }

  /** Only the server that a user sends through writes such a text: ours for our customers. */
  private Fact<RejectingParty> byServerOfTheUser(Recipient recipient) {
    return inferred(
        facts.usersTexts().isOfOurUser(recipient)
                && !facts.customer(recipient).is(CustomerSide.RECIPIENT)
            ? RejectingParty.OURS
            : RejectingParty.SENDING,
        InferenceRule.TEXT_FOR_ITS_OWN_USERS,
        List.of(new Excerpt(Excerpt.Source.REPLY, recipient.diagnostic())));
  }

  /** Returns whether the reply in the window is about a delivery to another server. */
  private static boolean isPassedOn(String reply) {
    return QUOTED_REPLY.matcher(reply).find() || PASSED_ON.matcher(reply).find();
  }

  /** An e-mail app shows the reply of the server that it sends through. */
  private Fact<RejectingParty> byOutgoingServer() {
    Excerpt dialog = new Excerpt(Excerpt.Source.DIALOG, bounce.text());
    Optional<String> named = NamedServer.in(bounce.text(), ownership);
    if (named.isPresent()) {
      return Fact.stated(
          ownership.isOurs(named.get()) ? RejectingParty.OURS : RejectingParty.SENDING, dialog);
    }
    return inferred(
        ownership.isKnown() ? RejectingParty.OURS : RejectingParty.SENDING,
        InferenceRule.CLIENT_TALKS_TO_ITS_OUTGOING_SERVER,
        List.of(dialog));
  }

  private static Optional<MailAddress> address(Recipient recipient) {
    return MailAddress.parse(recipient.address());
  }

  private static <T> Fact<T> inferred(T value, InferenceRule rule, List<Excerpt> excerpts) {
    return new Fact.Inferred<>(value, rule, excerpts);
  }
}
