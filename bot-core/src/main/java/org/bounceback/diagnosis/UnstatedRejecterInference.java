package org.bounceback.diagnosis;

import com.google.re2j.Pattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.InferenceRule;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.ReportAuthor;
import org.bounceback.bounce.log.LogEntry;
import org.bounceback.diagnosis.VerdictFacts.RejectingParty;
import org.bounceback.hosting.CustomerSide;

/**
 * Infers whose server rejected a message that does not state it: from the reason, from the kind of
 * text, or from the kind of program that shows it.
 */
final class UnstatedRejecterInference {
  /** Reasons that only the server responsible for the address can know. */
  private static final Set<BounceReason> ABOUT_THE_ADDRESS =
      EnumSet.of(
          BounceReason.USER_UNKNOWN,
          BounceReason.MAILBOX_FULL,
          BounceReason.HAS_MOVED,
          BounceReason.SUSPEND);

  private static final Set<BounceReason> WITHOUT_REASON =
      EnumSet.of(BounceReason.UNDEFINED, BounceReason.ON_HOLD);

  /** Reasons for which no server gives a reply. */
  private static final Set<BounceReason> WITHOUT_REPLY =
      EnumSet.of(
          BounceReason.HOST_UNKNOWN,
          BounceReason.NETWORK_ERROR,
          BounceReason.EXPIRED,
          BounceReason.FAILED_STARTTLS);

  /** Log lines of Exim and Postfix about their own rejections. */
  private static final Pattern REJECT_LOG =
      Pattern.compile("\\bF=<[^>]*> (?:temporarily )?rejected |\\bNOQUEUE: (?:milter-)?reject: ");

  private final BouncedMessage bounce;
  private final FactInference facts;
  private final ServerOwnership ownership;
  private final Fact<PartyRole> author;
  private final boolean authorIsOurs;

  UnstatedRejecterInference(BouncedMessage bounce, FactInference facts) {
    this.bounce = bounce;
    this.facts = facts;
    this.ownership = facts.ownership();
    this.author = facts.authorRole();
    this.authorIsOurs = facts.authorIsOurs();
  }

  /** Returns whose server rejected one recipient's copy. */
  Fact<RejectingParty> of(Recipient recipient) {
    if (bounce.author() == ReportAuthor.MAIL_CLIENT) {
      return byOutgoingServer();
    }
    boolean toHosted = facts.isHosted(recipient.mailAddress());
    boolean isForUser = facts.usersTexts().isFor(recipient);
    boolean concernsUs =
        isForUser
            ? facts.customer(recipient).is(CustomerSide.RECIPIENT)
            : toHosted || isOfCustomersMessage(recipient);
    if (concernsUs && bounce.author() == ReportAuthor.SERVER_LOG) {
      Optional<Excerpt> line = rejectLine(recipient);
      if (line.isPresent()) {
        return Fact.inferred(
            RejectingParty.OURS, InferenceRule.LOG_OF_THE_RECEIVING_SERVER, List.of(line.get()));
      }
    }
    if (isForUser) {
      return byServerOfTheUser(recipient);
    }
    boolean replied = recipient.smtpReply().isPresent() || recipient.status().isPresent();
    if (replied && ABOUT_THE_ADDRESS.contains(recipient.reason())) {
      return Fact.inferred(
          toHosted ? RejectingParty.OURS : RejectingParty.RECIPIENT,
          InferenceRule.REPLY_IS_ABOUT_THE_ADDRESS,
          List.of(new Excerpt(Excerpt.Source.REPLY, recipient.diagnostic())));
    }
    if (gotNoReply(recipient)) {
      return Fact.inferred(
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
        : Fact.inferred(
            party.get(),
            InferenceRule.AUTHORS_OWN_WORDS,
            List.of(new Excerpt(Excerpt.Source.REPORT, recipient.diagnostic())));
  }

  /** Only the server that a user sends through writes such a text: ours for our customers. */
  private Fact<RejectingParty> byServerOfTheUser(Recipient recipient) {
    return Fact.inferred(
        facts.usersTexts().isOfOurUser(recipient)
                && !facts.customer(recipient).is(CustomerSide.RECIPIENT)
            ? RejectingParty.OURS
            : RejectingParty.SENDING,
        InferenceRule.TEXT_FOR_ITS_OWN_USERS,
        List.of(new Excerpt(Excerpt.Source.REPLY, recipient.diagnostic())));
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

  /** An e-mail app shows the reply of the server that it sends through. */
  private Fact<RejectingParty> byOutgoingServer() {
    Excerpt dialog = new Excerpt(Excerpt.Source.DIALOG, bounce.text());
    Optional<String> named = NamedServer.in(bounce.text(), ownership);
    if (named.isPresent()) {
      return Fact.stated(
          ownership.isOurs(named.get()) ? RejectingParty.OURS : RejectingParty.SENDING, dialog);
    }
    return Fact.inferred(
        ownership.isKnown() ? RejectingParty.OURS : RejectingParty.SENDING,
        InferenceRule.CLIENT_TALKS_TO_ITS_OUTGOING_SERVER,
        List.of(dialog));
  }
}
