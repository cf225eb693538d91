package org.bounceback.bounce;

import com.google.re2j.Pattern;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes of what a report says about a recipient what is known about that recipient. */
final class RecipientReader {
  /** Codes that say no more than "failed" or "took too long". */
  private static final Pattern VAGUE = Pattern.compile("[245]\\.[0-7]\\.0|[45]\\.4\\.7");

  private static final Set<Reason> BLOCKABLE =
      EnumSet.of(
          Reason.BLOCKED,
          Reason.BAD_REPUTATION,
          Reason.RATE_LIMITED,
          Reason.SPAM_DETECTED,
          Reason.POLICY_VIOLATION,
          Reason.REQUIRE_PTR,
          Reason.REJECTED,
          Reason.SYSTEM_ERROR,
          Reason.FILTERED,
          Reason.ON_HOLD);

  private final OwnRules own;
  private final ReasonRules rules;
  private final BlockRules blocks;

  RecipientReader(OwnRules own, ReasonRules rules, BlockRules blocks) {
    this.own = own;
    this.rules = rules;
    this.blocks = blocks;
  }

  Recipient read(Attempt attempt, Kind kind) {
    Action action = attempt.action().orElseGet(() -> Wording.action(kind));
    Reply reply = Reply.of(attempt.reply());
    Optional<String> status = status(reply, attempt.status());
    Optional<String> code = code(reply, status);
    Reply context = Reply.of(attempt.context());
    Decision decision = decide(action, kind, reply, context, status, code);
    boolean failed = action == Action.FAILED || action == Action.DELAYED;
    return new Recipient(
        attempt.address(),
        action,
        status,
        code,
        decision,
        failed && isTemporary(status, code, decision, action),
        action == Action.DELAYED,
        attempt.willRetryUntil(),
        attempt.lastAttempt(),
        reply.text(),
        attempt.remoteMta().or(() -> HostNames.refusing(attempt.reply())),
        failed ? block(decision, reply, context) : Optional.empty());
  }

  private Decision decide(
      Action action,
      Kind kind,
      Reply reply,
      Reply context,
      Optional<String> status,
      Optional<String> code) {
    if (kind == Kind.FEEDBACK_REPORT || kind == Kind.AUTO_REPLY) {
      boolean complaint = kind == Kind.FEEDBACK_REPORT;
      return given(complaint ? Reason.FEEDBACK : Reason.VACATION, kind.code(), reply);
    }
    if (action != Action.FAILED && action != Action.DELAYED) {
      return given(Reason.DELIVERED, "action-" + action.code(), reply);
    }
    Decision decision =
        own.decide(reply, context, status.orElse(""), code.orElse(""))
            .orElseGet(() -> rules.decide(reply, context, status.orElse(""), code.orElse("")));
    boolean unclear = decision.reason() == Reason.UNDEFINED || decision.reason() == Reason.ON_HOLD;
    return unclear && action == Action.DELAYED
        ? given(Reason.EXPIRED, "action-delayed", reply)
        : decision;
  }

  /**
   * Whether the last answer was "later", which it was where no code stands and the queue still
   * tries. Exim's 5.0.0 stands for everything it gives up, so there the reply decides, or that the
   * time was over.
   */
  private static boolean isTemporary(
      Optional<String> status, Optional<String> code, Decision decision, Action action) {
    Optional<String> telling = status.filter(text -> !text.equals("5.0.0")).or(() -> code);
    return telling
        .map(text -> text.startsWith("4"))
        .orElse(
            action == Action.DELAYED
                || (status.isPresent() && decision.reason() == Reason.EXPIRED));
  }

  /** A page for getting off a list is no help where the reason is another. */
  private Optional<NamedBlock> block(Decision decision, Reply reply, Reply context) {
    if (!BLOCKABLE.contains(decision.reason())) {
      return Optional.empty();
    }
    boolean byContext = decision.evidence().place().equals(ReasonRules.TEXT);
    return blocks.find(reply).or(() -> byContext ? blocks.find(context) : Optional.empty());
  }

  /** The first code that says something; the reply's own go before the report's field. */
  private static Optional<String> status(Reply reply, Optional<String> field) {
    return Stream.concat(reply.statuses().stream(), field.stream())
        .filter(code -> !VAGUE.matcher(code).matches())
        .findFirst()
        .or(() -> field)
        .or(() -> reply.statuses().stream().findFirst());
  }

  /** The reply code that stands with the status, else the first. */
  private static Optional<String> code(Reply reply, Optional<String> status) {
    return reply.codes().stream()
        .filter(code -> status.isPresent() && code.charAt(0) == status.get().charAt(0))
        .findFirst()
        .or(reply::code);
  }

  private static Decision given(Reason reason, String rule, Reply reply) {
    return new Decision(
        reason, rule, new Evidence(ReasonRules.REPLY, reply.text()), Confidence.HIGH);
  }
}
