package org.bounceback.diagnosis;

import com.google.re2j.Pattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.MailAddress;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.Fate;
import org.bounceback.bounce.InferenceRule;
import org.bounceback.bounce.Recipient;
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

  private static final Pattern DIALOG =
      Pattern.compile(
          "\\boutbox\\b|cannot send mail|can.t send mail|outgoing (mail )?server|postausgang"
              + "|serveur (d.envoi|sortant)|servidor (de correo )?saliente"
              + "|error occurred while sending mail|fehler beim senden|0x800ccc",
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
        Fact.stated(mailOrigin.forwarded(), passage()));
  }

  private Fact<VerdictFacts.RejectingParty> rejectedBy() {
    MailParty party = mailOrigin.decidedBy();
    if (party.isOurs()) {
      return Fact.stated(VerdictFacts.RejectingParty.OURS, passage());
    }
    return switch (party.partyRole()) {
      case SENDING_SERVER -> Fact.stated(VerdictFacts.RejectingParty.SENDING, passage());
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
    boolean isPasted = bounce.header().fields().isEmpty();
    if (isPasted && DIALOG.matcher(bounce.text()).find()) {
      return inferred(
          VerdictFacts.RejectingParty.OURS, InferenceRule.CLIENT_TALKS_TO_ITS_OUTGOING_SERVER);
    }
    return ABOUT_THE_ADDRESS.contains(recipient.reason())
        ? inferred(VerdictFacts.RejectingParty.RECIPIENT, InferenceRule.REPLY_IS_ABOUT_THE_ADDRESS)
        : Fact.unknown();
  }

  private Fact<Ownership> sentBy() {
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
