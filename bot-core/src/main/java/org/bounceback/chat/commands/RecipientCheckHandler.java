package org.bounceback.chat.commands;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseResult;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Card;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.RecipientCard;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.diagnosis.DiagnosisEngine;
import org.bounceback.findings.RecipientFindings;
import org.bounceback.net.Deadline;
import org.bounceback.recipient.RecipientQuestion;
import org.bounceback.recipient.RecipientReport;
import org.bounceback.store.StoreException;

/** Handles {@code /bounceback recipient}. */
final class RecipientCheckHandler {
  private final ChatChecks chatChecks;
  private final DiagnosisEngine diagnosisEngine;
  private final WorkerPools workerPools;
  private final CaseOpener caseOpener;
  private final MessageBundle messageBundle;
  private final RecipientCard card;

  RecipientCheckHandler(
      ChatChecks chatChecks,
      DiagnosisEngine diagnosisEngine,
      WorkerPools workerPools,
      CaseOpener caseOpener,
      MessageBundle messageBundle) {
    this.chatChecks = chatChecks;
    this.diagnosisEngine = diagnosisEngine;
    this.workerPools = workerPools;
    this.caseOpener = caseOpener;
    this.messageBundle = messageBundle;
    this.card = new RecipientCard(messageBundle);
  }

  /** Handles the command. A result of a few minutes ago may be shown again, with its age. */
  BotResponse ask(InboundEvent inboundEvent, String text) {
    return ask(inboundEvent, text, UnaryOperator.identity());
  }

  /**
   * Handles the recheck button. Checks again if the rate limit for the recipient's server allows
   * it.
   */
  BotResponse again(InboundEvent inboundEvent, String text) {
    return ask(inboundEvent, text, RecipientQuestion::withFreshProbe);
  }

  private BotResponse ask(
      InboundEvent inboundEvent, String text, UnaryOperator<RecipientQuestion> option) {
    if (text.isEmpty()) {
      return BotResponse.toAsker(messageBundle.text("recipient.usage"));
    }
    Optional<RecipientQuestion> question = RecipientQuestion.about(text).map(option);
    if (question.isEmpty()) {
      return BotResponse.toAsker(messageBundle.text("recipient.not-an-address", "subject", text));
    }
    Card checking =
        Card.of(messageBundle.text("recipient.checking", "subject", question.get().subject()));
    return workerPools.respond(
        workerPools.reserveDialogue(),
        checking,
        Visibility.ofLookUp(inboundEvent.chatRequest()),
        messagePoster -> check(inboundEvent, question.get(), messagePoster));
  }

  private void check(
      InboundEvent inboundEvent, RecipientQuestion question, MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    RecipientReport report =
        chatChecks.recipients().check(question, Deadline.after(chatChecks.recipientTimeout()));
    RecipientFindings findings =
        RecipientFindings.of(report, diagnosisEngine.letterTo(report).orElse(""), Optional.empty());
    CaseId unused =
        caseOpener.file(
            inboundEvent,
            CaseKind.LOOKUP,
            question.subject(),
            new CaseResult(card.headline(findings), report.probeOutcome().code(), findings),
            messagePoster);
  }
}
