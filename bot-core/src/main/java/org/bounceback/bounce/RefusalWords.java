package org.bounceback.bounce;

import java.util.EnumSet;
import java.util.Set;

/** Tells from a refusal's words whether it is about the sender or about the recipient. */
public final class RefusalWords {
  private static final Set<Reason> ABOUT_THE_SENDER =
      EnumSet.of(
          Reason.BLOCKED,
          Reason.BAD_REPUTATION,
          Reason.REQUIRE_PTR,
          Reason.AUTH_FAILURE,
          Reason.REJECTED);

  private final ReasonRules rules;

  private RefusalWords(ReasonRules rules) {
    this.rules = rules;
  }

  /** By the packaged rules. */
  public static RefusalWords standard() {
    return new RefusalWords(ReasonRules.standard());
  }

  /** Whether the sending server, its address or its domain is refused, whoever the recipient is. */
  public boolean speakOfTheSender(String words) {
    Reply reply = Reply.of(words);
    String status = reply.statuses().isEmpty() ? "" : reply.statuses().get(0);
    String code = reply.codes().isEmpty() ? "" : reply.codes().get(0);
    return ABOUT_THE_SENDER.contains(rules.decide(reply, Reply.NONE, status, code).reason());
  }
}
