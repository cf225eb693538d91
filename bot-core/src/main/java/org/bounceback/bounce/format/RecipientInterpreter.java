package org.bounceback.bounce.format;

import com.google.re2j.Pattern;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.bounce.BlockingParty;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.Confidence;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.Evidence;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.ReasonDecision;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.reason.BlockingReplyRules;
import org.bounceback.bounce.reason.CustomReasonRules;
import org.bounceback.bounce.reason.ReasonRules;
import org.bounceback.bounce.reason.RejectionReply;

/** Makes of what a report says about a recipient what is known about that recipient. */
final class RecipientInterpreter {
  /** Codes that say no more than "failed" or "took too long". */
  private static final Pattern VAGUE = Pattern.compile("[245]\\.[0-7]\\.0|[45]\\.4\\.7");

  private static final Set<BounceReason> BLOCKABLE =
      EnumSet.of(
          BounceReason.BLOCKED,
          BounceReason.BAD_REPUTATION,
          BounceReason.RATE_LIMITED,
          BounceReason.SPAM_DETECTED,
          BounceReason.POLICY_VIOLATION,
          BounceReason.REQUIRE_PTR,
          BounceReason.REJECTED,
          BounceReason.SYSTEM_ERROR,
          BounceReason.FILTERED,
          BounceReason.ON_HOLD);

  private final CustomReasonRules own;
  private final ReasonRules rules;
  private final BlockingReplyRules blocks;

  RecipientInterpreter(CustomReasonRules own, ReasonRules rules, BlockingReplyRules blocks) {
    this.own = own;
    this.rules = rules;
    this.blocks = blocks;
  }

  Recipient read(RawRecipient rawRecipient, MessageKind messageKind) {
    DsnAction dsnAction =
        rawRecipient.dsnAction().orElseGet(() -> DeliveryStateClassifier.action(messageKind));
    RejectionReply rejectionReply = RejectionReply.of(rawRecipient.reply());
    Optional<String> status = status(rejectionReply, rawRecipient.status());
    Optional<String> code = code(rejectionReply, status);
    RejectionReply context = RejectionReply.of(rawRecipient.context());
    ReasonDecision reasonDecision =
        decide(dsnAction, messageKind, rejectionReply, context, status, code);
    boolean failed = dsnAction == DsnAction.FAILED || dsnAction == DsnAction.DELAYED;
    return new Recipient(
        rawRecipient.address(),
        dsnAction,
        status,
        code,
        reasonDecision,
        failed && isTemporary(status, code, reasonDecision, dsnAction),
        dsnAction == DsnAction.DELAYED,
        rawRecipient.willRetryUntil(),
        rawRecipient.lastAttempt(),
        rejectionReply.text(),
        rawRecipient.remoteMta().or(() -> ReportHostFinder.refusing(rawRecipient.reply())),
        failed ? block(reasonDecision, rejectionReply, context) : Optional.empty());
  }

  private ReasonDecision decide(
      DsnAction dsnAction,
      MessageKind messageKind,
      RejectionReply rejectionReply,
      RejectionReply context,
      Optional<String> status,
      Optional<String> code) {
    if (messageKind == MessageKind.FEEDBACK_REPORT || messageKind == MessageKind.AUTO_REPLY) {
      boolean complaint = messageKind == MessageKind.FEEDBACK_REPORT;
      return given(
          complaint ? BounceReason.FEEDBACK : BounceReason.VACATION,
          messageKind.code(),
          rejectionReply);
    }
    if (dsnAction != DsnAction.FAILED && dsnAction != DsnAction.DELAYED) {
      return given(BounceReason.DELIVERED, "action-" + dsnAction.code(), rejectionReply);
    }
    ReasonDecision reasonDecision =
        own.decide(rejectionReply, context, status.orElse(""), code.orElse(""))
            .orElseGet(
                () -> rules.decide(rejectionReply, context, status.orElse(""), code.orElse("")));
    boolean unclear =
        reasonDecision.bounceReason() == BounceReason.UNDEFINED
            || reasonDecision.bounceReason() == BounceReason.ON_HOLD;
    return unclear && dsnAction == DsnAction.DELAYED
        ? given(BounceReason.EXPIRED, "action-delayed", rejectionReply)
        : reasonDecision;
  }

  /**
   * Whether the last answer was "later", which it was where no code stands and the queue still
   * tries. Exim's 5.0.0 stands for everything it gives up, so there the reply decides, or that the
   * time was over.
   */
  private static boolean isTemporary(
      Optional<String> status,
      Optional<String> code,
      ReasonDecision reasonDecision,
      DsnAction dsnAction) {
    Optional<String> telling = status.filter(text -> !text.equals("5.0.0")).or(() -> code);
    return telling
        .map(text -> text.startsWith("4"))
        .orElse(
            dsnAction == DsnAction.DELAYED
                || (status.isPresent() && reasonDecision.bounceReason() == BounceReason.EXPIRED));
  }

  /** A page for getting off a list is no help where the reason is another. */
  private Optional<BlockingParty> block(
      ReasonDecision reasonDecision, RejectionReply rejectionReply, RejectionReply context) {
    if (!BLOCKABLE.contains(reasonDecision.bounceReason())) {
      return Optional.empty();
    }
    boolean byContext = reasonDecision.evidence().place().equals(ReasonRules.TEXT);
    return blocks
        .find(rejectionReply)
        .or(() -> byContext ? blocks.find(context) : Optional.empty());
  }

  /** The first code that says something; the reply's own go before the report's field. */
  private static Optional<String> status(RejectionReply rejectionReply, Optional<String> field) {
    return Stream.concat(rejectionReply.statuses().stream(), field.stream())
        .filter(code -> !VAGUE.matcher(code).matches())
        .findFirst()
        .or(() -> field)
        .or(() -> rejectionReply.statuses().stream().findFirst());
  }

  /** The reply code that stands with the status, else the first. */
  private static Optional<String> code(RejectionReply rejectionReply, Optional<String> status) {
    return rejectionReply.codes().stream()
        .filter(code -> status.isPresent() && code.charAt(0) == status.get().charAt(0))
        .findFirst()
        .or(rejectionReply::code);
  }

  private static ReasonDecision given(
      BounceReason bounceReason, String rule, RejectionReply rejectionReply) {
    return new ReasonDecision(
        bounceReason,
        rule,
        new Evidence(ReasonRules.REPLY, rejectionReply.text()),
        Confidence.HIGH);
  }
}
