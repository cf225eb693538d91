package org.bounceback.diagnosis;

import com.google.re2j.Pattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.MailAddress;
import org.bounceback.bounce.Basis;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.Fate;
import org.bounceback.bounce.InferenceRule;
import org.bounceback.bounce.ReceivedHop;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.ReportAuthor;
import org.bounceback.data.Matches;
import org.bounceback.hosting.CustomerSide;
import org.bounceback.hosting.Ownership;

/** Derives the facts for the verdict from the servers that handled the message. */
final class MailOriginFacts {
  /** Only the server that is responsible for an address gives these replies. */
  private static final Set<BounceReason> ABOUT_THE_ADDRESS =
      EnumSet.of(
          BounceReason.USER_UNKNOWN,
          BounceReason.MAILBOX_FULL,
          BounceReason.SUSPEND,
          BounceReason.HAS_MOVED);

  /** No server gives a reply when these happen. */
  private static final Set<BounceReason> WITHOUT_REPLY =
      EnumSet.of(
          BounceReason.HOST_UNKNOWN,
          BounceReason.NETWORK_ERROR,
          BounceReason.EXPIRED,
          BounceReason.FAILED_STARTTLS);

  /** A host that a reply names in brackets, as Microsoft's servers do. */
  private static final Pattern NAMED_HOST =
      Pattern.compile("\\[([A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+){2,})]");

  private static final Pattern LOGIN =
      Pattern.compile("^535\\b|^530\\b.{0,40}authenticat", Pattern.CASE_INSENSITIVE);

  /** Phrases of e-mail apps that could not send a message. */
  private static final Pattern DIALOG =
      Pattern.compile(
          "\\boutbox\\b|cannot send mail|can.t send mail|outgoing (mail )?server|postausgang"
              + "|serveur (d.envoi|sortant)|servidor (de correo )?saliente"
              + "|error occurred while sending mail|fehler beim senden|0x800ccc"
              + "|check the message recipient|empfängeradresse|de ontvanger van het bericht"
              + "|le destinataire",
          Pattern.CASE_INSENSITIVE);

  private final BouncedMessage bounce;
  private final Recipient recipient;
  private final MailOrigin mailOrigin;
  private final boolean senderIsHosted;

  private MailOriginFacts(RecipientEvidence found) {
    this.bounce = found.bounce();
    this.recipient = found.recipient();
    this.mailOrigin = found.mailOrigin();
    this.senderIsHosted = found.senderIsHosted();
  }

  static VerdictFacts of(RecipientEvidence found) {
    return new MailOriginFacts(found).facts();
  }

  private VerdictFacts facts() {
    Fact<Ownership> sentBy = sentBy();
    return new VerdictFacts(
        rejectedBy(),
        sentBy,
        customer(),
        fate(),
        recipient.facts().rejection().stage(),
        quotedIp(sentBy),
        forwarded(sentBy));
  }

  /** A customer would have logged in. */
  private Fact<Boolean> forwarded(Fact<Ownership> sentBy) {
    if (mailOrigin.forwarded()) {
      return Fact.stated(true, passage());
    }
    boolean isFromOutside =
        sentBy.basis() == Basis.STATED
            && sentBy.is(Ownership.OURS)
            && mailOrigin.sender().isPresent()
            && !senderIsHosted
            && bounce.originalPath().stream().noneMatch(ReceivedHop::authenticated)
            && !AdviceContextBuilder.isMadeByScript(bounce);
    return isFromOutside
        ? inferred(true, InferenceRule.FORWARDED_WITHOUT_LOGIN)
        : Fact.stated(false, passage());
  }

  private Fact<VerdictFacts.RejectingParty> rejectedBy() {
    MailParty party = mailOrigin.decidedBy();
    if (party.isOurs()) {
      return recipient.remoteMta().isEmpty() && recipient.reason() == BounceReason.FAILED_STARTTLS
          ? Fact.stated(VerdictFacts.RejectingParty.NOBODY, passage())
          : Fact.stated(VerdictFacts.RejectingParty.OURS, passage());
    }
    boolean sentByUs = mailOrigin.sentByUs().orElse(false);
    boolean isRelay =
        isLogin()
            || recipient.remoteMta().filter(host -> host.endsWith(".mailchannels.net")).isPresent();
    if (isRelay && party.partyRole() == PartyRole.RECEIVING_SERVER && sentByUs) {
      return inferred(
          VerdictFacts.RejectingParty.SENDING, InferenceRule.CLIENT_TALKS_TO_ITS_OUTGOING_SERVER);
    }
    if (isLogin() && recipient.remoteMta().isEmpty() && senderIsHosted) {
      return inferred(
          VerdictFacts.RejectingParty.OURS, InferenceRule.CLIENT_TALKS_TO_ITS_OUTGOING_SERVER);
    }
    return switch (party.partyRole()) {
      case SENDING_SERVER ->
          sentByUs
              ? inferred(
                  VerdictFacts.RejectingParty.RECIPIENT,
                  InferenceRule.REMOTE_SERVER_IS_THE_RECIPIENTS)
              : Fact.stated(VerdictFacts.RejectingParty.SENDING, passage());
      case THIRD_PARTY -> Fact.stated(VerdictFacts.RejectingParty.OTHER, passage());
      case RECEIVING_SERVER ->
          recipient.remoteMta().isPresent()
              ? Fact.stated(VerdictFacts.RejectingParty.RECIPIENT, passage())
              : inferred(
                  VerdictFacts.RejectingParty.RECIPIENT,
                  InferenceRule.AUTHOR_IS_THE_RECIPIENTS_SERVER);
      case UNKNOWN -> withoutParty();
    };
  }

  private Fact<VerdictFacts.RejectingParty> withoutParty() {
    if (WITHOUT_REPLY.contains(recipient.reason()) && recipient.smtpReply().isEmpty()) {
      return Fact.stated(VerdictFacts.RejectingParty.NOBODY, passage());
    }
    if (isDialog()) {
      return inferred(
          sentElsewhere().isPresent()
              ? VerdictFacts.RejectingParty.SENDING
              : VerdictFacts.RejectingParty.OURS,
          InferenceRule.CLIENT_TALKS_TO_ITS_OUTGOING_SERVER);
    }
    if (BounceAddresses.quoted(recipient).isPresent()
        && mailOrigin.sentByUs().orElse(false)
        && mailOrigin.clientIp().isEmpty()) {
      return inferred(
          VerdictFacts.RejectingParty.RECIPIENT, InferenceRule.REMOTE_SERVER_IS_THE_RECIPIENTS);
    }
    return ABOUT_THE_ADDRESS.contains(recipient.reason())
        ? inferred(VerdictFacts.RejectingParty.RECIPIENT, InferenceRule.REPLY_IS_ABOUT_THE_ADDRESS)
        : Fact.unknown();
  }

  private boolean isDialog() {
    return bounce.author() == ReportAuthor.MAIL_CLIENT
        || (bounce.header().fields().isEmpty() && DIALOG.matcher(bounce.text()).find());
  }

  private boolean isLogin() {
    return LOGIN.matcher(recipient.diagnostic()).find();
  }

  /** Returns the outgoing server that a reply about a login names, if it is not ours. */
  private Optional<String> sentElsewhere() {
    boolean named = isLogin() && mailOrigin.sentByUs().isEmpty();
    return Matches.of(NAMED_HOST, recipient.diagnostic()).all().stream()
        .map(found -> found.group(1))
        .filter(host -> named && !mailOrigin.decidedBy().isOurs())
        .findFirst();
  }

  private Fact<Ownership> sentBy() {
    if (sentElsewhere().isPresent()) {
      return inferred(Ownership.OTHER, InferenceRule.CLIENT_TALKS_TO_ITS_OUTGOING_SERVER);
    }
    if (isDialog()) {
      return inferred(Ownership.OURS, InferenceRule.CUSTOMERS_SEND_THROUGH_US);
    }
    boolean isIncoming = mailOrigin.direction() == Direction.INCOMING;
    if (mailOrigin.sentByUs().isPresent()) {
      boolean ours = mailOrigin.sentByUs().get();
      return isIncoming && !ours
          ? Fact.unknown()
          : Fact.stated(ours ? Ownership.OURS : Ownership.OTHER, passage());
    }
    return customer().is(CustomerSide.SENDER)
        ? inferred(Ownership.OURS, InferenceRule.CUSTOMERS_SEND_THROUGH_US)
        : Fact.unknown();
  }

  private Fact<CustomerSide> customer() {
    if (isDialog() || isLogin()) {
      return inferred(CustomerSide.SENDER, InferenceRule.CLIENT_TALKS_TO_ITS_OUTGOING_SERVER);
    }
    return switch (mailOrigin.direction()) {
      case INCOMING -> Fact.stated(CustomerSide.RECIPIENT, passage());
      case INTERNAL -> Fact.stated(CustomerSide.BOTH, passage());
      case OUTGOING ->
          senderIsHosted
              ? Fact.stated(CustomerSide.SENDER, passage())
              : inferred(CustomerSide.SENDER, InferenceRule.ONE_OF_TWO_IS_OUR_CUSTOMER);
      case UNKNOWN ->
          mailOrigin.sender().isEmpty() && MailAddress.parse(recipient.address()).isPresent()
              ? inferred(CustomerSide.SENDER, InferenceRule.ONE_OF_TWO_IS_OUR_CUSTOMER)
              : Fact.unknown();
    };
  }

  private Fact<Fate> fate() {
    return switch (recipient.dsnAction()) {
      case DELIVERED, RELAYED, EXPANDED -> Fact.stated(Fate.DELIVERED, passage());
      case DELAYED ->
          recipient.willRetry() ? Fact.stated(Fate.RETRYING, passage()) : Fact.unknown();
      case FAILED -> failed();
    };
  }

  /** A temporary reply alone does not say whether the sending server retries. */
  private Fact<Fate> failed() {
    boolean isReport = !bounce.header().fields().isEmpty();
    if (isReport) {
      return Fact.stated(Fate.LOST, passage());
    }
    return recipient.temporary()
        ? Fact.unknown()
        : inferred(Fate.LOST, InferenceRule.FINAL_REPLY_MEANS_LOST);
  }

  private Fact<VerdictFacts.QuotedIp> quotedIp(Fact<Ownership> sentBy) {
    if (mailOrigin.clientIp().isPresent()) {
      return Fact.stated(VerdictFacts.QuotedIp.CLIENT, passage());
    }
    if (mailOrigin.theirIp().isPresent()) {
      return Fact.stated(VerdictFacts.QuotedIp.THEIRS, passage());
    }
    return sentBy.is(Ownership.OURS)
        ? sentBy.map(ours -> VerdictFacts.QuotedIp.OURS)
        : Fact.unknown();
  }

  private <T> Fact<T> inferred(T value, InferenceRule inferenceRule) {
    return new Fact.Inferred<>(value, inferenceRule, List.of(passage()));
  }

  private Excerpt passage() {
    String text =
        Optional.of(recipient.diagnostic()).filter(each -> !each.isEmpty()).orElse(bounce.text());
    return new Excerpt(Excerpt.Source.REPORT, text);
  }
}
