package org.bounceback.bounce.reason;

import java.util.EnumSet;
import java.util.Set;
import org.bounceback.bounce.BounceReason;

/** Tells from a refusal's words whether it is about the sender or about the recipient. */
public final class RejectionTargetClassifier {
  private static final Set<BounceReason> ABOUT_THE_SENDER =
      EnumSet.of(
          BounceReason.BLOCKED,
          BounceReason.BAD_REPUTATION,
          BounceReason.REQUIRE_PTR,
          BounceReason.AUTH_FAILURE,
          BounceReason.REJECTED);

  private final ReasonRules rules;

  private RejectionTargetClassifier(ReasonRules rules) {
    this.rules = rules;
  }

  /** By the packaged rules. */
  public static RejectionTargetClassifier standard() {
    return new RejectionTargetClassifier(ReasonRules.standard());
  }

  /** Whether the sending server, its address or its domain is refused, whoever the recipient is. */
  public boolean speakOfTheSender(String words) {
    RejectionReply rejectionReply = RejectionReply.of(words);
    String status = rejectionReply.statuses().isEmpty() ? "" : rejectionReply.statuses().get(0);
    String code = rejectionReply.codes().isEmpty() ? "" : rejectionReply.codes().get(0);
    return ABOUT_THE_SENDER.contains(
        rules.decide(rejectionReply, RejectionReply.NONE, status, code).bounceReason());
  }
}
