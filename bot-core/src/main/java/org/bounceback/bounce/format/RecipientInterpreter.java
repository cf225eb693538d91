package org.bounceback.bounce.format;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.bounce.BlockingParty;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.Confidence;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.Evidence;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.Fate;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.ReasonDecision;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.RecipientFacts;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.grammar.FactReader;
import org.bounceback.bounce.grammar.Passage;
import org.bounceback.bounce.grammar.ReportStatements;
import org.bounceback.bounce.log.LogEntry;
import org.bounceback.bounce.log.Outcome;
import org.bounceback.bounce.reason.BlockingReplyRules;
import org.bounceback.bounce.reason.CustomReasonRules;
import org.bounceback.bounce.reason.ReasonRules;
import org.bounceback.bounce.reason.RejectionReply;

/** Converts what a report contains about a recipient into a {@link Recipient}. */
final class RecipientInterpreter {
  /** Codes that mean no more than "failed" or "took too long". */
  private static final Pattern VAGUE = Pattern.compile("[245]\\.[0-7]\\.0|[45]\\.4\\.7");

  private static final int MAX_LINES = 40;
  private static final String STATED = "stated-reason";
  private static final Set<BounceReason> UNCLEAR =
      EnumSet.of(
          BounceReason.UNDEFINED,
          BounceReason.ON_HOLD,
          BounceReason.EXPIRED,
          BounceReason.NETWORK_ERROR);

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

  private final CustomReasonRules customRules;
  private final ReasonRules rules;
  private final BlockingReplyRules blocks;
  private final FactReader facts;
  private final ReportIndicators indicators;

  RecipientInterpreter(
      CustomReasonRules customRules,
      ReasonRules rules,
      BlockingReplyRules blocks,
      FactReader facts,
      ReportIndicators indicators) {
    this.customRules = customRules;
    this.rules = rules;
    this.blocks = blocks;
    this.facts = facts;
    this.indicators = indicators;
  }

  /** Reads what the whole text of a report states. */
  ReportStatements report(ReportMessage reportMessage, MessageKind messageKind) {
    Optional<Fate> fate =
        switch (messageKind) {
          case FAILURE -> Optional.of(Fate.LOST);
          case DELAY -> Optional.of(Fate.RETRYING);
          case SUCCESS -> Optional.of(Fate.DELIVERED);
          case FEEDBACK_REPORT, AUTO_REPLY, NOT_A_BOUNCE -> Optional.empty();
        };
    return facts.report(
        reportMessage.text(),
        fate.flatMap(value -> announcement(reportMessage).map(line -> Fact.stated(value, line)))
            .orElseGet(Fact::unknown));
  }

  /** Returns the subject or the line which says that this is a report. */
  private Optional<Excerpt> announcement(ReportMessage reportMessage) {
    if (reportMessage.header().first("From").isPresent()) {
      return reportMessage
          .header()
          .first("Subject")
          .filter(subject -> reportMessage.fromServer())
          .map(subject -> new Excerpt(Excerpt.Source.HEADER, "Subject: " + subject));
    }
    return reportMessage.lines().stream()
        .limit(MAX_LINES)
        .takeWhile(line -> RejectionReply.of(line).codes().isEmpty())
        .filter(this::announces)
        .findFirst()
        .map(line -> new Excerpt(Excerpt.Source.REPORT, line));
  }

  private boolean announces(String line) {
    String lowerCase = line.toLowerCase(Locale.ROOT);
    return indicators.mentionsFailure(lowerCase) || indicators.mentionsDelay(lowerCase);
  }

  /**
   * Interprets what a report contains about one recipient.
   *
   * @param only whether the report has no other recipient
   */
  Recipient read(
      RawRecipient rawRecipient, MessageKind messageKind, ReportStatements report, boolean only) {
    DsnAction dsnAction =
        rawRecipient.dsnAction().orElseGet(() -> DeliveryStateClassifier.action(messageKind));
    RejectionReply rejectionReply = RejectionReply.of(rawRecipient.reply());
    Optional<String> status = status(rejectionReply, rawRecipient.status());
    Optional<String> code = code(rejectionReply, status);
    RejectionReply context = RejectionReply.of(rawRecipient.context());
    ReasonDecision reasonDecision =
        rawRecipient
            .statedReason()
            .filter(BounceReason.SUPPRESSED::equals)
            .map(reason -> given(reason, STATED, rejectionReply))
            .orElseGet(
                () ->
                    orStated(
                        decide(dsnAction, messageKind, rejectionReply, context, status, code),
                        rawRecipient.statedReason(),
                        rejectionReply));
    RecipientFacts recipientFacts =
        messageKind == MessageKind.AUTO_REPLY
            ? RecipientFacts.UNKNOWN
            : facts.facts(
                rawRecipient.address(),
                withReply(rawRecipient),
                report,
                only,
                rawRecipient.willRetryUntil());
    boolean failed = dsnAction == DsnAction.FAILED || dsnAction == DsnAction.DELAYED;
    return new Recipient(
        rawRecipient.address(),
        dsnAction,
        status,
        code,
        reasonDecision,
        failed && isTemporary(status, code, reasonDecision, dsnAction),
        dsnAction == DsnAction.DELAYED && !isFrozen(rawRecipient),
        rawRecipient.willRetryUntil(),
        rawRecipient.lastAttempt(),
        rejectionReply.text(),
        rawRecipient
            .remoteMta()
            .or(() -> ReportHostFinder.rejectingHost(rawRecipient.reply()))
            .or(() -> rejectingHost(recipientFacts)),
        failed ? block(reasonDecision, rejectionReply, context) : Optional.empty(),
        recipientFacts,
        rawRecipient.logged(),
        rawRecipient.names());
  }

  private static boolean isFrozen(RawRecipient rawRecipient) {
    return rawRecipient.logged().map(LogEntry::outcome).equals(Optional.of(Outcome.FROZEN));
  }

  /** Returns the reason that the report names if the reply shows none. */
  private static ReasonDecision orStated(
      ReasonDecision decided, Optional<BounceReason> stated, RejectionReply rejectionReply) {
    return stated
        .filter(reason -> UNCLEAR.contains(decided.bounceReason()))
        .map(reason -> given(reason, STATED, rejectionReply))
        .orElse(decided);
  }

  private static List<Passage> withReply(RawRecipient rawRecipient) {
    var passages = new ArrayList<>(rawRecipient.passages());
    passages.add(new Passage(Excerpt.Source.REPLY, Passage.REPLY, rawRecipient.reply()));
    return passages;
  }

  private static Optional<String> rejectingHost(RecipientFacts recipientFacts) {
    return recipientFacts.rejection().by().is(Rejecter.REMOTE_SERVER)
        ? recipientFacts.rejection().host().known()
        : Optional.empty();
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
        customRules
            .decide(rejectionReply, context, status.orElse(""), code.orElse(""))
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
   * Returns whether the last reply was "try again later". Without a code, that is assumed while the
   * server is still retrying. Exim uses 5.0.0 for every message it gives up, so there the reply
   * code decides, or the reason that the retry time expired.
   */
  private static boolean isTemporary(
      Optional<String> status,
      Optional<String> code,
      ReasonDecision reasonDecision,
      DsnAction dsnAction) {
    Optional<String> specific = status.filter(text -> !text.equals("5.0.0")).or(() -> code);
    return specific
        .map(text -> text.startsWith("4"))
        .orElse(
            dsnAction == DsnAction.DELAYED
                || (status.isPresent() && reasonDecision.bounceReason() == BounceReason.EXPIRED));
  }

  /** Returns the block. A delisting page does not help if the reason is not a block. */
  private Optional<BlockingParty> block(
      ReasonDecision reasonDecision, RejectionReply rejectionReply, RejectionReply context) {
    if (!BLOCKABLE.contains(reasonDecision.bounceReason())) {
      return Optional.empty();
    }
    boolean byContext = reasonDecision.evidence().location().equals(ReasonRules.TEXT);
    return blocks
        .find(rejectionReply)
        .or(() -> byContext ? blocks.find(context) : Optional.empty());
  }

  /**
   * Returns the first specific code; codes in the reply take precedence over the report's field.
   */
  private static Optional<String> status(RejectionReply rejectionReply, Optional<String> field) {
    return Stream.concat(rejectionReply.statuses().stream(), field.stream())
        .filter(code -> !VAGUE.matcher(code).matches())
        .findFirst()
        .or(() -> field)
        .or(() -> rejectionReply.statuses().stream().findFirst());
  }

  /** Returns the reply code that fits the status, otherwise the first. */
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
