package org.bounceback.chat.commands;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.Language;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.ConversationUnavailableException;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.cards.CaseCardRenderer;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.MessageBundles;
import org.bounceback.chat.runtime.CardLocationRepository;
import org.bounceback.chat.runtime.CardLocationRepository.ThreadMessageState;
import org.bounceback.intake.MailCaseListener;
import org.bounceback.store.StoreException;

/**
 * Posts the card of a case that arrived by e-mail, exactly once, in the channel that the operator
 * configured.
 */
public final class MailCaseNotifier implements MailCaseListener {
  private static final String ARRIVAL = "arrival";

  private final CaseRepository caseRepository;
  private final CardLocationRepository places;
  private final CardPublisher editor;
  private final MessageRef channel;
  private final MessageBundle messageBundle;
  private final CaseCardRenderer cards;

  /**
   * Creates a notifier.
   *
   * @param platform the publisher's platform, as in {@link MessageRef#platform}
   * @param channel the platform's ID of the channel
   * @param zone the time zone of the times on the cards
   */
  public MailCaseNotifier(
      CaseRepository caseRepository,
      CardLocationRepository places,
      CardPublisher editor,
      String platform,
      String channel,
      MessageBundles messageBundles,
      ZoneId zone) {
    this.caseRepository = caseRepository;
    this.places = places;
    this.editor = editor;
    this.channel = new MessageRef(platform, channel, "", 0);
    this.messageBundle =
        messageBundles.of(Language.ofTag(editor.locale().toLanguageTag()).orElse(Language.ENGLISH));
    this.cards = new CaseCardRenderer(messageBundle, zone);
  }

  @Override
  public void caseOpened(CaseId id) throws ConversationUnavailableException, InterruptedException {
    try {
      Optional<Case> stored = caseRepository.find(id);
      if (stored.isPresent()) {
        show(stored.get());
      }
    } catch (StoreException | PostFailedException failed) {
      throw new ConversationUnavailableException(failed);
    }
  }

  /** Attempts are not stored, so an earlier one may have posted the message. */
  @Override
  public void rejected(String name, String sender, String why)
      throws ConversationUnavailableException, InterruptedException {
    try {
      editor.post(
          channel.channel(),
          Card.of(messageBundle.text("arrivals.turned-away", Map.of("sender", sender, "why", why))),
          name,
          true);
    } catch (PostFailedException failed) {
      throw new ConversationUnavailableException(failed);
    }
  }

  private void show(Case stored) throws StoreException, PostFailedException, InterruptedException {
    ThreadMessageState threadMessageState = places.beginLine(stored.id(), ARRIVAL, channel);
    if (threadMessageState != ThreadMessageState.YES) {
      String name = stored.id() + "/" + ARRIVAL;
      MessageRef place =
          editor.post(
              channel.channel(),
              cards.of(stored),
              name,
              threadMessageState == ThreadMessageState.PERHAPS);
      places.record(stored.id(), place);
      places.endLine(stored.id(), ARRIVAL, channel);
    }
  }
}
