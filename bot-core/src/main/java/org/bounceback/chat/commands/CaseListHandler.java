package org.bounceback.chat.commands;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRepository;
import org.bounceback.chat.Block;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Card;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.Form;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.Span;
import org.bounceback.chat.cards.CaseCardRenderer;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.store.StoreException;

/** Lists, shows and suggests a user's cases. */
final class CaseListHandler {
  private static final int MAX = 10;
  private static final int MAX_PROPOSED = 50;

  private final CaseRepository caseRepository;
  private final MessageBundle messageBundle;
  private final CaseCardRenderer cards;

  CaseListHandler(
      CaseRepository caseRepository, MessageBundle messageBundle, CaseCardRenderer cards) {
    this.caseRepository = caseRepository;
    this.messageBundle = messageBundle;
    this.cards = cards;
  }

  BotResponse recent(InboundEvent inboundEvent) {
    try {
      List<Case> recent = caseRepository.recent(inboundEvent.chatUser().id(), MAX);
      return BotResponse.toAsker(
          recent.isEmpty() ? Card.of(messageBundle.text("cases.none")) : list(recent));
    } catch (StoreException failed) {
      return storeFailed(failed);
    }
  }

  BotResponse status(InboundEvent inboundEvent, String text) {
    if (text.isEmpty()) {
      return BotResponse.toAsker(Card.of(messageBundle.text("cases.usage")));
    }
    try {
      Optional<CaseId> id = CaseId.parse(text);
      Optional<Case> stored = id.isEmpty() ? Optional.empty() : caseRepository.find(id.get());
      return BotResponse.toAsker(
          stored
              .map(cards::of)
              .orElseGet(() -> Card.of(messageBundle.text("cases.not-found", "case", text))));
    } catch (StoreException failed) {
      return storeFailed(failed);
    }
  }

  BotResponse suggest(
      InboundEvent inboundEvent, ChatRequest.AutocompleteRequest autocompleteRequest) {
    try {
      boolean cases = autocompleteRequest.name().equals("status");
      List<Form.Choice> choices =
          caseRepository.recent(inboundEvent.chatUser().id(), MAX_PROPOSED).stream()
              .filter(each -> cases || each.kind() == CaseKind.LOOKUP)
              .map(each -> cases ? choice(each) : new Form.Choice(each.subject(), each.subject()))
              .filter(choice -> contains(choice.label(), autocompleteRequest.begun()))
              .distinct()
              .limit(MAX)
              .toList();
      return BotResponse.of(new InitialResponse.AutocompleteChoices(choices));
    } catch (StoreException failed) {
      return BotResponse.of(new InitialResponse.AutocompleteChoices(List.of()));
    }
  }

  private static Form.Choice choice(Case stored) {
    return new Form.Choice(stored.id().text(), stored.id() + " " + stored.caseResult().headline());
  }

  private static boolean contains(String text, String begun) {
    return text.toLowerCase(Locale.ROOT).contains(begun.strip().toLowerCase(Locale.ROOT));
  }

  private Card list(List<Case> recent) {
    List<Block.LabeledField> labeledFields =
        recent.stream()
            .map(
                each ->
                    new Block.LabeledField(
                        each.id().text(), List.of(Span.plain(each.caseResult().headline()))))
            .toList();
    return new Card(
        messageBundle.text("cases.headline"), List.of(new Block.Facts(labeledFields)), List.of());
  }

  private BotResponse storeFailed(StoreException failed) {
    return BotResponse.toAsker(
        Card.of(messageBundle.text("store-failed", "why", failed.getMessage())));
  }
}
