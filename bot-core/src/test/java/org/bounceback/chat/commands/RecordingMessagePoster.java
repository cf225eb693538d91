package org.bounceback.chat.commands;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessageRef;

/** Remembers what was shown. */
public class RecordingMessagePoster implements MessagePoster, CardPublisher {
  public static final String PLATFORM = "test";

  final List<Card> edits = new CopyOnWriteArrayList<>();
  final List<Card> posts = new CopyOnWriteArrayList<>();

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
  }

  @Override
  public void attach(MessageRef message, String name, byte[] content) {
    throw new IllegalStateException("nothing attaches files yet");
  }

  public Card last() {
    return edits.get(edits.size() - 1);
  }
}
