package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.NewCase;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.MessagePoster.PostFailedException.Reason;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.ThreadMessage;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.BundledData;
import org.bounceback.testkit.RecordingMessagePoster;
import org.bounceback.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to news of a case that a platform rejects. */
class CaseCardUpdaterTest {
  @TempDir Path folder;
  private final RejectingPublisher publisher = new RejectingPublisher();

  @Test
  void newsForAClosedChannelCountAsPosted() throws Exception {
    publisher.reason = Reason.CHANNEL_CLOSED;
    try (var testBot = TestBot.open(folder)) {
      Case stored = caseWithCard(testBot);
      CaseCardUpdater updater = updater(testBot);

      updater.text(stored, "line-1", texts -> Optional.of(Card.of("assigned")));
      updater.text(stored, "line-1", texts -> Optional.of(Card.of("assigned")));

      assertEquals(1, publisher.tries.size());
    }
  }

  @Test
  void newsThatAnOutageStopsAreTriedAgain() throws Exception {
    publisher.reason = Reason.OTHER;
    try (var testBot = TestBot.open(folder)) {
      Case stored = caseWithCard(testBot);
      CaseCardUpdater updater = updater(testBot);

      for (int tries = 0; tries < 2; tries++) {
        assertThrows(
            PostFailedException.class,
            () -> updater.text(stored, "line-1", texts -> Optional.of(Card.of("assigned"))));
      }

      assertEquals(List.of(false, true), publisher.tries);
    }
  }

  private CaseCardUpdater updater(TestBot testBot) {
    return new CaseCardUpdater(
        testBot.places,
        Map.of(RecordingMessagePoster.PLATFORM, publisher),
        BundledData.CHAT_TEXTS,
        ZoneOffset.UTC);
  }

  private static Case caseWithCard(TestBot testBot) throws StoreException {
    Case stored =
        testBot.caseRepository.open(
            new NewCase(
                CaseKind.LOOKUP,
                "203.0.113.5",
                new CaseRequester("U1", "T1", "C1", Optional.empty()),
                CaseResult.read("203.0.113.5 is not listed", "clean", "{}"),
                Optional.empty()));
    testBot.places.record(
        stored.id(), new MessageRef(RecordingMessagePoster.PLATFORM, "C1", "1", 0));
    return stored;
  }

  /** Rejects every message below a card; records whether it was said to be perhaps there. */
  private static final class RejectingPublisher implements CardPublisher {
    private final List<Boolean> tries = new ArrayList<>();
    private Reason reason = Reason.OTHER;

    @Override
    public void show(MessageRef message, Card card) {}

    @Override
    public void tell(MessageRef card, ThreadMessage line) throws PostFailedException {
      tries.add(line.perhapsThere());
      throw new PostFailedException("rejected", new IOException("rejected"), reason);
    }
  }
}
