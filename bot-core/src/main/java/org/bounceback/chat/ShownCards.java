package org.bounceback.chat;

import java.util.Map;
import java.util.Optional;
import org.bounceback.casebook.CardPlaces;
import org.bounceback.casebook.CardPlaces.Said;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.MessageRef;
import org.bounceback.chat.Posting.NotPosted;
import org.bounceback.store.StoreFailed;

/** The cards of cases wherever they stand, brought up to date there. Safe for concurrent use. */
final class ShownCards {
  private final CardPlaces places;
  private final Map<String, CardEditor> editors;
  private final CaseCards cards = new CaseCards(Texts.english());

  /**
   * Cards that stand in {@code places}.
   *
   * @param editors by the platform's name, as it stands in {@link MessageRef#platform}
   */
  ShownCards(CardPlaces places, Map<String, CardEditor> editors) {
    this.places = places;
    this.editors = Map.copyOf(editors);
  }

  /**
   * Shows a case as it stands now, and says what is new once under each of its cards, since nobody
   * is told of a changed card.
   *
   * @param name what tells this news from other news of the case
   */
  void refresh(Case stored, String name, Optional<Card> news)
      throws StoreFailed, NotPosted, InterruptedException {
    Card card = cards.of(stored);
    for (MessageRef place : places.of(stored.id())) {
      CardEditor editor = editors.get(place.platform());
      if (editor == null) {
        continue;
      }
      editor.show(place, card);
      if (news.isPresent()) {
        tell(stored, place, editor, name, news.get());
      }
    }
  }

  /** Says something once under each card of a case, and leaves the cards as they are. */
  void say(Case stored, String name, Card words)
      throws StoreFailed, NotPosted, InterruptedException {
    for (MessageRef place : places.of(stored.id())) {
      CardEditor editor = editors.get(place.platform());
      if (editor != null) {
        tell(stored, place, editor, name, words);
      }
    }
  }

  private void tell(Case stored, MessageRef place, CardEditor editor, String name, Card news)
      throws StoreFailed, NotPosted, InterruptedException {
    Said said = places.beginLine(stored.id(), name, place);
    if (said != Said.YES) {
      boolean here = place.channel().equals(stored.asker().channel());
      Optional<String> thread = here ? stored.asker().thread() : Optional.empty();
      String line = stored.id() + "/" + name + "/" + place.channel() + "/" + place.message();
      editor.tell(place, new ThreadLine(line, thread, news, said == Said.PERHAPS));
      places.endLine(stored.id(), name, place);
    }
  }
}
