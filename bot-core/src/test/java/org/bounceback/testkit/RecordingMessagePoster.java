package org.bounceback.testkit;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.ThreadMessage;

/** A channel that records what the bot shows in it. */
public class RecordingMessagePoster implements MessagePoster, CardPublisher {
  public static final String PLATFORM = "test";

  /** The states of the first message, and of others that were updated. */
  public final List<Card> edits = new CopyOnWriteArrayList<>();

  /** The other messages. */
  public final List<Card> posts = new CopyOnWriteArrayList<>();

  /** The messages in threads of cards. */
  public final BlockingQueue<Card> lines = new LinkedBlockingQueue<>();

  private final BlockingQueue<Card> published = new LinkedBlockingQueue<>();

  @Override
  public MessageRef first() {
    return new MessageRef(PLATFORM, "channel", "1", 0);
  }

  @Override
  public MessageRef post(Card card) {
    posts.add(card);
    return new MessageRef(PLATFORM, "channel", String.valueOf(1 + posts.size()), 0);
  }

  @Override
  public void edit(MessageRef message, Card card) {
    edits.add(card);
  }

  @Override
  public void show(MessageRef message, Card card) {
    edits.add(card);
    published.add(card);
  }

  @Override
  public void tell(MessageRef card, ThreadMessage line) {
    lines.add(line.text());
  }

  @Override
  public void attach(MessageRef message, String name, byte[] content) {
    throw new IllegalStateException("nothing attaches files yet");
  }

  /** Returns the newest state of the card that was updated last. */
  public Card last() {
    return edits.get(edits.size() - 1);
  }

  /** Waits for the next update of a card after its work. */
  public Card nextUpdate() {
    return next(published);
  }

  /** Waits for the next message in a card's thread. */
  public Card nextLine() {
    return next(lines);
  }

  private static Card next(BlockingQueue<Card> cards) {
    try {
      Card card = cards.poll(15, TimeUnit.SECONDS);
      if (card == null) {
        throw new AssertionError("nothing was shown within 15 s");
      }
      return card;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}
