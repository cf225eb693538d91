package org.bounceback.testkit;

import java.util.stream.Collectors;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardPublisher;

class RecordingMessagePosterTest extends CardPublisherContract {
  private final RecordingMessagePoster poster = new RecordingMessagePoster();

  @Override
  protected CardPublisher publisher() {
    return poster;
  }

  @Override
  protected String shown() {
    return poster.edits.stream().map(Card::headline).collect(Collectors.joining("\n"));
  }
}
