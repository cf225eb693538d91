package org.bounceback.chat.commands;

import java.util.stream.Collectors;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardPublisher;
import org.bounceback.testkit.CardPublisherContract;

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
