package org.bounceback.chat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.CaseKind;
import org.bounceback.store.StoreException;

/** A person's own cases: listed, shown again, proposed while typing. */
final class CaseList {
  private static final int MOST = 10;
  private static final int MOST_PROPOSED = 50;

  private final Services services;
  private final Texts texts;
  private final CaseCards cards;

  CaseList(Services services, Texts texts, CaseCards cards) {
    this.services = services;
    this.texts = texts;
    this.cards = cards;
  }

  Turn recent(Inbound inbound) {
    try {
      List<Case> recent = services.caseRepository().recent(inbound.person().id(), MOST);
      return Turn.toAsker(recent.isEmpty() ? Card.of(texts.say("cases.none")) : list(recent));
    } catch (StoreException failed) {
      return away(failed);
    }
  }

  Turn status(Inbound inbound, String text) {
    if (text.isEmpty()) {
      return Turn.toAsker(Card.of(texts.say("cases.usage")));
    }
    try {
      Optional<CaseId> id = CaseId.parse(text);
      Optional<Case> stored =
          id.isEmpty() ? Optional.empty() : services.caseRepository().find(id.get());
      return Turn.toAsker(
          stored
              .map(cards::of)
              .orElseGet(() -> Card.of(texts.say("cases.not-found", "case", text))));
    } catch (StoreException failed) {
      return away(failed);
    }
  }

  Turn suggest(Inbound inbound, Ask.Suggest suggest) {
    try {
      boolean cases = suggest.name().equals("status");
      List<Form.Choice> choices =
          services.caseRepository().recent(inbound.person().id(), MOST_PROPOSED).stream()
              .filter(each -> cases || each.kind() == CaseKind.LOOKUP)
              .map(each -> cases ? proposed(each) : new Form.Choice(each.subject(), each.subject()))
              .filter(choice -> contains(choice.label(), suggest.begun()))
              .distinct()
              .limit(MOST)
              .toList();
      return Turn.of(new FirstAnswer.Choices(choices));
    } catch (StoreException failed) {
      return Turn.of(new FirstAnswer.Choices(List.of()));
    }
  }

  private static Form.Choice proposed(Case stored) {
    return new Form.Choice(stored.id().text(), stored.id() + " " + stored.caseResult().headline());
  }

  private static boolean contains(String text, String begun) {
    return text.toLowerCase(Locale.ROOT).contains(begun.strip().toLowerCase(Locale.ROOT));
  }

  private Card list(List<Case> recent) {
    List<Block.Fact> facts =
        recent.stream()
            .map(
                each ->
                    new Block.Fact(
                        each.id().text(), List.of(Span.plain(each.caseResult().headline()))))
            .toList();
    return new Card(texts.say("cases.headline"), List.of(new Block.Facts(facts)), List.of());
  }

  private Turn away(StoreException failed) {
    return Turn.toAsker(Card.of(texts.say("store-failed", "why", failed.getMessage())));
  }
}
