package org.bounceback.chat.commands;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.MessagePoster.PostFailedException.Reason;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.ThreadMessage;
import org.bounceback.chat.cards.CaseCardRenderer;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.runtime.CardLocationRepository;
import org.bounceback.chat.runtime.CardLocationRepository.ThreadMessageState;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.ConversationLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cards of cases wherever they stand, brought up to date there. Safe for concurrent use. */
final class CaseCardUpdater {
  private static final Logger log = LoggerFactory.getLogger(CaseCardUpdater.class);

  private final CardLocationRepository places;
  private final Map<String, CardPublisher> editors;
  private final CaseCardRenderer cards = new CaseCardRenderer(MessageBundle.english());

  /**
   * Cards that stand in {@code places}.
   *
   * @param editors by the platform's name, as it stands in {@link MessageRef#platform}
   */
  CaseCardUpdater(CardLocationRepository places, Map<String, CardPublisher> editors) {
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
      throws StoreException, PostFailedException, InterruptedException {
    Card card = cards.of(stored);
    for (MessageRef place : places.of(stored.id())) {
      CardPublisher editor = editors.get(place.platform());
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
  void text(Case stored, String name, Card words)
      throws StoreException, PostFailedException, InterruptedException {
    for (MessageRef place : places.of(stored.id())) {
      CardPublisher editor = editors.get(place.platform());
      if (editor != null) {
        tell(stored, place, editor, name, words);
      }
    }
  }

  /** Where a case is talked about, that is, where its card stands; its own channel goes first. */
  Optional<ConversationLink> conversation(Case stored) throws StoreException, InterruptedException {
    List<MessageRef> standing = new ArrayList<>(places.of(stored.id()));
    standing.removeIf(place -> !editors.containsKey(place.platform()));
    standing.sort(
        Comparator.comparing(place -> !place.channel().equals(stored.caseRequester().channel())));
    for (MessageRef place : standing) {
      Optional<URI> link = link(stored, place);
      if (link.isPresent()) {
        return Optional.of(new ConversationLink(place.platform(), link));
      }
    }
    return standing.stream()
        .findFirst()
        .map(place -> new ConversationLink(place.platform(), Optional.empty()));
  }

  private Optional<URI> link(Case stored, MessageRef place) throws InterruptedException {
    CardPublisher editor = editors.get(place.platform());
    try {
      return editor == null
          ? Optional.empty()
          : editor.link(stored.caseRequester().workspace(), place);
    } catch (PostFailedException failed) {
      log.info("no link to a card case={} why={}", stored.id(), failed.getMessage());
      return Optional.empty();
    }
  }

  private void tell(Case stored, MessageRef place, CardPublisher editor, String name, Card news)
      throws StoreException, PostFailedException, InterruptedException {
    ThreadMessageState threadMessageState = places.beginLine(stored.id(), name, place);
    if (threadMessageState != ThreadMessageState.YES) {
      boolean here = place.channel().equals(stored.caseRequester().channel());
      Optional<String> thread = here ? stored.caseRequester().thread() : Optional.empty();
      String line = stored.id() + "/" + name + "/" + place.channel() + "/" + place.message();
      post(
          editor,
          place,
          new ThreadMessage(line, thread, news, threadMessageState == ThreadMessageState.PERHAPS));
      places.endLine(stored.id(), name, place);
    }
  }

  /** Where the bot may not post any more, nobody waits for the message. */
  private static void post(CardPublisher editor, MessageRef place, ThreadMessage message)
      throws PostFailedException, InterruptedException {
    try {
      editor.tell(place, message);
    } catch (PostFailedException failed) {
      if (failed.reason() != Reason.CHANNEL_CLOSED) {
        throw failed;
      }
      log.info("no message below a card why={}", failed.getMessage());
    }
  }
}
