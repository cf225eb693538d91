package org.bounceback.chat.commands;

import java.util.Optional;
import org.bounceback.answers.AnswerService;
import org.bounceback.answers.AnswerService.Agent;
import org.bounceback.answers.AnswerService.Outcome;
import org.bounceback.answers.AnswerService.Result;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseRepository;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Card;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.cards.AnswerButton;
import org.bounceback.chat.cards.AnswerButton.Choice;
import org.bounceback.chat.cards.CaseCardRenderer;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.store.StoreException;

/**
 * Handles the buttons that answer the question of a case or take an answer back. The answer is
 * stored before the click is acknowledged. Then the e-mail is diagnosed again and the card is
 * replaced.
 */
final class AnswerHandler {
  private final AnswerService answerService;
  private final CaseRepository caseRepository;
  private final ServerAdministration administration;
  private final WorkerPools workerPools;
  private final MessageBundle messageBundle;
  private final CaseCardRenderer cards;

  AnswerHandler(
      CaseServices caseServices,
      ServerAdministration administration,
      WorkerPools workerPools,
      MessageBundle messageBundle,
      CaseCardRenderer cards) {
    this.answerService = caseServices.answerService();
    this.caseRepository = caseServices.caseRepository();
    this.administration = administration;
    this.workerPools = workerPools;
    this.messageBundle = messageBundle;
    this.cards = cards;
  }

  BotResponse press(InboundEvent inboundEvent, AnswerButton button) throws StoreException {
    if (caseRepository.isMailDeleted(button.about())) {
      return BotResponse.toAsker(
          messageBundle.text("question.mail-deleted", "case", button.about()));
    }
    var agent =
        new Agent(
            CaseOpener.requester(inboundEvent),
            name(inboundEvent.chatUser()),
            administration.mayChange(inboundEvent));
    Result result =
        button.choice() == Choice.UNDO
            ? answerService.undo(button.about(), button.question(), agent)
            : answerService.answer(
                button.about(), button.question(), button.choice() == Choice.YES, agent);
    if (result.filed().isEmpty()) {
      return BotResponse.toAsker(messageBundle.text("stale"));
    }
    if (result.outcome() == Outcome.REFUSED) {
      return BotResponse.toAsker(messageBundle.text("question.only-administrators"));
    }
    Case stored = result.filed().get();
    return result.outcome() == Outcome.STORED ? completed(stored) : shown(stored);
  }

  /**
   * Shows that the answer is stored, then the new diagnosis. If the bot is busy, the outbox
   * completes the diagnosis.
   */
  private BotResponse completed(Case stored) {
    Card pending = cards.of(stored);
    return workerPools
        .reserve()
        .map(
            permit ->
                BotResponse.of(
                    new InitialResponse.ShowCard(pending, Visibility.IN_PLACE),
                    permit.work(messagePoster -> complete(stored, messagePoster))))
        .orElseGet(() -> shown(stored));
  }

  private void complete(Case stored, MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    try {
      Optional<Card> card = answerService.complete(stored.id()).map(cards::of);
      if (card.isPresent()) {
        messagePoster.edit(messagePoster.first(), card.get());
      }
    } catch (BudgetExhausted busy) {
      messagePoster.edit(messagePoster.first(), cards.of(stored));
    }
  }

  /** Returns the name to show; the user's ID if the platform reports no other. */
  private static String name(ChatUser chatUser) {
    return chatUser.contact().isBlank() ? chatUser.id() : chatUser.contact();
  }

  private BotResponse shown(Case stored) {
    return BotResponse.of(new InitialResponse.ShowCard(cards.of(stored), Visibility.IN_PLACE));
  }
}
