package org.bounceback.bounce.reason;

import java.util.EnumSet;
import java.util.Set;
import org.bounceback.bounce.BounceReason;

/** Decides from the text of a rejection whether it is about the sender or about the recipient. */
public final class RejectionTargetClassifier {
  private static final Set<BounceReason> ABOUT_THE_SENDER =
      EnumSet.of(
          BounceReason.BLOCKED,
          BounceReason.BAD_REPUTATION,
          BounceReason.REQUIRE_PTR,
          BounceReason.AUTH_FAILURE,
          BounceReason.REJECTED);

  private final ReasonRules rules;

  /** Creates a classifier that applies {@code rules}. */
  public RejectionTargetClassifier(ReasonRules rules) {
    this.rules = rules;
  }

  /**
   * Returns whether the sending server, its IP or its domain is rejected, regardless of the
   * recipient.
   */
  public boolean isAboutSender(String text) {
    RejectionReply rejectionReply = RejectionReply.of(text);
    String status = rejectionReply.statuses().isEmpty() ? "" : rejectionReply.statuses().get(0);
    String code = rejectionReply.codes().isEmpty() ? "" : rejectionReply.codes().get(0);
    return ABOUT_THE_SENDER.contains(
        rules.decide(rejectionReply, RejectionReply.NONE, status, code).bounceReason());
  }
}
