package org.bounceback.chat.commands;

import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bounceback.advice.Language;
import org.bounceback.cases.Case;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.MessagePoster.PostFailedException.Reason;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.ThreadMessage;
import org.bounceback.chat.cards.CaseCardRenderer;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.MessageBundles;
import org.bounceback.chat.runtime.CardLocationRepository;
import org.bounceback.chat.runtime.CardLocationRepository.ThreadMessageState;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.ConversationLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Updates all posted cards of a case. Safe for concurrent use. */
final class CaseCardUpdater {
  private static final Logger log = LoggerFactory.getLogger(CaseCardUpdater.class);

  private final CardLocationRepository places;
  private final Map<String, CardPublisher> editors;
  private final MessageBundles messageBundles;
  private final Map<Language, CaseCardRenderer> cards = new EnumMap<>(Language.class);

  /**
   * Creates an updater.
   *
   * @param editors the publishers by platform name, as in {@link MessageRef#platform}
   * @param zone the time zone of the times on the cards
   */
  CaseCardUpdater(
      CardLocationRepository places,
      Map<String, CardPublisher> editors,
      MessageBundles messageBundles,
      ZoneId zone) {
    this.messageBundles = messageBundles;
    this.places = places;
    this.editors = Map.copyOf(editors);
    for (Language language : Language.values()) {
      cards.put(language, new CaseCardRenderer(messageBundles.of(language), zone));
    }
  }

  /**
   * Updates a case's cards and posts the news exactly once in each card's thread, because platforms
   * do not notify users of edited messages.
   *
   * @param name identifies this news among the news of the case
   */
  void refresh(Case stored, String name, News news)
      throws StoreException, PostFailedException, InterruptedException {
    for (MessageRef place : places.of(stored.id())) {
      CardPublisher editor = editors.get(place.platform());
      if (editor == null) {
        continue;
      }
      Language language = language(editor);
      editor.show(place, Objects.requireNonNull(cards.get(language)).of(stored));
      Optional<Card> message = news.in(messageBundles.of(language));
      if (message.isPresent()) {
        postOnce(stored, place, editor, name, message.get());
      }
    }
  }

  /**
   * Posts a message exactly once in the thread of each card of a case. Does not change the cards.
   */
  void text(Case stored, String name, News message)
      throws StoreException, PostFailedException, InterruptedException {
    for (MessageRef place : places.of(stored.id())) {
      CardPublisher editor = editors.get(place.platform());
      if (editor != null) {
        Optional<Card> card = message.in(messageBundles.of(language(editor)));
        if (card.isPresent()) {
          postOnce(stored, place, editor, name, card.get());
        }
      }
    }
  }

  private static Language language(CardPublisher editor) {
    return Language.ofTag(editor.locale().toLanguageTag()).orElse(Language.ENGLISH);
  }

  /** News of a case. */
  @FunctionalInterface
  interface News {
    /** Returns the message in a language; empty if there is nothing to post. */
    Optional<Card> in(MessageBundle messageBundle);
  }

  /** Returns a link to a case's card, preferably in the channel where the case was opened. */
  Optional<ConversationLink> conversation(Case stored) throws StoreException, InterruptedException {
    List<MessageRef> posted = new ArrayList<>(places.of(stored.id()));
    posted.removeIf(place -> !editors.containsKey(place.platform()));
    posted.sort(
        Comparator.comparing(place -> !place.channel().equals(stored.caseRequester().channel())));
    for (MessageRef place : posted) {
      Optional<URI> link = link(stored, place);
      if (link.isPresent()) {
        return Optional.of(new ConversationLink(place.platform(), link));
      }
    }
    return posted.stream()
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
      log.info("no link to the card case={} reason={}", stored.id(), failed.getMessage());
      return Optional.empty();
    }
  }

  private void postOnce(Case stored, MessageRef place, CardPublisher editor, String name, Card news)
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

  /** Posts a message. Skips a channel where the bot may no longer post. */
  private static void post(CardPublisher editor, MessageRef place, ThreadMessage message)
      throws PostFailedException, InterruptedException {
    try {
      editor.tell(place, message);
    } catch (PostFailedException failed) {
      if (failed.reason() != Reason.CHANNEL_CLOSED) {
        throw failed;
      }
      log.info("message not posted in a card's thread reason={}", failed.getMessage());
    }
  }
}
