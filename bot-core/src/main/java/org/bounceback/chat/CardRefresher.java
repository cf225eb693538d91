package org.bounceback.chat;

import java.util.Map;
import java.util.Optional;
import org.bounceback.casebook.CardPlaces;
import org.bounceback.casebook.CardPlaces.Said;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.Casebook;
import org.bounceback.casebook.MessageRef;
import org.bounceback.chat.Posting.NotPosted;
import org.bounceback.store.StoreFailed;
import org.bounceback.ticket.TicketEvents;

/**
 * Brings every card of a case up to date when something became of its ticket, and says so once
 * under each, since nobody is told of a changed card.
 */
public final class CardRefresher implements TicketEvents {
  private final Casebook casebook;
  private final CardPlaces places;
  private final Map<String, CardEditor> editors;
  private final CaseCards cards = new CaseCards(Texts.english());

  /**
   * A refresher.
   *
   * @param editors by the platform's name, as it stands in {@link MessageRef#platform}
   */
  public CardRefresher(Casebook casebook, CardPlaces places, Map<String, CardEditor> editors) {
    this.casebook = casebook;
    this.places = places;
    this.editors = Map.copyOf(editors);
  }

  @Override
  public void changed(CaseId id) throws NotShown, InterruptedException {
    try {
      Optional<Case> stored = casebook.find(id);
      if (stored.isEmpty()) {
        return;
      }
      Card card = cards.of(stored.get());
      for (MessageRef place : places.of(id)) {
        CardEditor editor = editors.get(place.platform());
        if (editor != null) {
          editor.show(place, card);
          tell(stored.get(), place, editor);
        }
      }
    } catch (StoreFailed | NotPosted failed) {
      throw new NotShown(String.valueOf(failed.getMessage()), Optional.empty());
    }
  }

  private void tell(Case stored, MessageRef place, CardEditor editor)
      throws StoreFailed, NotPosted, InterruptedException {
    Optional<Card> news = cards.news(stored);
    if (news.isEmpty()) {
      return;
    }
    String state = stored.state().name();
    Said said = places.beginLine(stored.id(), state, place);
    if (said != Said.YES) {
      boolean here = place.channel().equals(stored.asker().channel());
      Optional<String> thread = here ? stored.asker().thread() : Optional.empty();
      String name = stored.id() + "/" + state + "/" + place.channel() + "/" + place.message();
      editor.tell(place, new ThreadLine(name, thread, news.get(), said == Said.PERHAPS));
      places.endLine(stored.id(), state, place);
    }
  }
}
