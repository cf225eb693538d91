package org.bounceback.chat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bounceback.casebook.MessageRef;

/** Remembers what was shown. */
class RecordingMessagePoster implements MessagePoster, CardPublisher {
  static final String PLATFORM = "test";

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

  Card last() {
    return edits.get(edits.size() - 1);
  }
}
