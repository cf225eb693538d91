package org.bounceback.diagnosis;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.FilledText;
import org.bounceback.advice.Verdict;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.Recipient;
import org.bounceback.recipient.AnswerAge;
import org.bounceback.recipient.RecipientQuestion;
import org.bounceback.recipient.RecipientReport;

/** Decides which of the article's steps a rejection needs, and collects the outcome of each. */
final class StepOutcomes {
  /** Reasons for which checking the recipient's server would add nothing. */
  private static final Set<BounceReason> SETTLED =
      EnumSet.of(
          BounceReason.USER_UNKNOWN,
          BounceReason.MAILBOX_FULL,
          BounceReason.HAS_MOVED,
          BounceReason.SUSPEND,
          BounceReason.EMAIL_TOO_LARGE,
          BounceReason.CONTENT_ERROR,
          BounceReason.VIRUS_DETECTED,
          BounceReason.SUPPRESSED);

  private final AdviceCatalog book;
  private final TicketReadiness ticketReadiness;

  StepOutcomes(AdviceCatalog book) {
    this.book = book;
    this.ticketReadiness = new TicketReadiness(book);
  }

  /** Returns what to check on the recipient's servers; empty if a check would add nothing. */
  static Optional<RecipientQuestion> question(RecipientEvidence found) {
    return isRecipientToBeAsked(found) ? question(found.recipient()) : Optional.empty();
  }

  /** Returns the three steps in order. */
  List<DiagnosisStep> of(RecipientEvidence found, Verdict verdict) {
    return List.of(
        blacklists(found), recipient(found), ticketReadiness.step(found.bounce(), verdict));
  }

  /** Returns the three steps of a diagnosis that is not about a recipient. */
  List<DiagnosisStep> withoutRecipient(BouncedMessage bounce, Verdict verdict) {
    return List.of(
        DiagnosisStep.blacklists("not-run", false),
        DiagnosisStep.recipient("not-needed", text("recipient-unknown")),
        ticketReadiness.step(bounce, verdict));
  }

  private static boolean isRecipientToBeAsked(RecipientEvidence found) {
    MessageKind messageKind = found.bounce().messageKind();
    return (messageKind == MessageKind.FAILURE || messageKind == MessageKind.DELAY)
        && !found.relevantListing().isRelevant()
        && !isSettled(found)
        && found.mailOrigin().direction() != Direction.INCOMING;
  }

  private static boolean isSettled(RecipientEvidence found) {
    return SETTLED.contains(found.recipient().reason())
        || found.mailOrigin().decidedBy().isOurs()
        || found.forged();
  }

  private static Optional<RecipientQuestion> question(Recipient recipient) {
    return recipient.mailAddress().flatMap(address -> RecipientQuestion.about(address.toString()));
  }

  private static DiagnosisStep blacklists(RecipientEvidence found) {
    return found
        .blacklists()
        .map(
            report ->
                DiagnosisStep.blacklists(
                    switch (report.outcome()) {
                      case LISTED -> "listed";
                      case CLEAN -> "clean";
                      case PARTLY_CHECKED -> "partly-checked";
                    },
                    found.relevantListing().isRelevant()))
        .orElseGet(() -> DiagnosisStep.blacklists("not-run", false));
  }

  private DiagnosisStep recipient(RecipientEvidence found) {
    if (found.side().isPresent()) {
      RecipientReport side = found.side().get();
      return DiagnosisStep.recipient(
          side.probeOutcome().code(), side.cachedAge().flatMap(this::age));
    }
    if (found.relevantListing().isRelevant() && !found.mailOrigin().decidedBy().isOurs()) {
      return DiagnosisStep.recipient("skipped", text("recipient-skipped"));
    }
    if (!isRecipientToBeAsked(found)) {
      return DiagnosisStep.recipient("not-needed", text("recipient-not-needed"));
    }
    String why =
        question(found.recipient()).isPresent() ? "recipient-offline" : "recipient-unknown";
    return DiagnosisStep.recipient("not-run", text(why));
  }

  private Optional<FilledText> text(String notice) {
    return text(notice, Map.of());
  }

  private Optional<FilledText> age(AnswerAge answerAge) {
    return text(
        "recipient-kept",
        Map.of("looked", answerAge.ago(), "look_again", answerAge.nextCheckTime()));
  }

  private Optional<FilledText> text(String notice, Map<String, String> values) {
    return book.notice(notice).fillInEach(values);
  }
}
