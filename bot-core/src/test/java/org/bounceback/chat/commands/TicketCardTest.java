package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bounceback.cases.TicketRef;
import org.bounceback.chat.Block;
import org.bounceback.chat.Card;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.UploadedFile;
import org.bounceback.data.Resources;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.TicketDesk;
import org.bounceback.ticket.desk.local.LocalDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a case's card says while its ticket is on its way, and afterwards. */
class TicketCardTest {
  @TempDir Path folder;
  private final RecordingMessagePoster posting = new RecordingMessagePoster();
  private final BlockingQueue<Card> refreshed = new LinkedBlockingQueue<>();

  @Test
  void theTicketsNumberComesOntoTheCard() throws IOException, StoreException {
    try (var testBot = new TestBot(folder)) {
      testBot.deliver(
          new LocalDesk(testBot.database(), testBot.clock), (message, card) -> refreshed.add(card));
      escalate(testBot);

      assertEquals("ticket 1", ticketLine(next()));
    }
  }

  @Test
  void aDeskThatIsAwayIsToldAndTheTicketGoesOutByItself() throws IOException, StoreException {
    var desk = new DeskThatComesBack();
    try (var testBot = new TestBot(folder)) {
      testBot.deliver(desk, (message, card) -> refreshed.add(card));
      escalate(testBot);

      assertEquals(true, ticketLine(next()).startsWith("The desk is away, BB-"));
      testBot.clock.advance(Duration.ofHours(1));
      assertEquals("ticket 7", ticketLine(next()));
    }
  }

  @Test
  void aTicketAskedForAsSoonAsTheCardIsSeenFindsTheCard() throws IOException, StoreException {
    try (var testBot = new TestBot(folder)) {
      testBot.deliver(
          new LocalDesk(testBot.database(), testBot.clock), (message, card) -> refreshed.add(card));
      var pressedAtOnce = new AtomicBoolean();
      drop(
          testBot,
          new RecordingMessagePoster() {
            @Override
            public void edit(MessageRef message, Card card) {
              posting.edit(message, card);
              if (!card.buttons().isEmpty() && !pressedAtOnce.getAndSet(true)) {
                openTicket(testBot);
                assertEquals("ticket 1", ticketLine(next()));
              }
            }
          });

      assertEquals("ticket 1", ticketLine(posting.last()));
    }
  }

  private void escalate(TestBot testBot) {
    drop(testBot, posting);
    openTicket(testBot);
  }

  private void drop(TestBot testBot, RecordingMessagePoster posting) {
    byte[] mail =
        Resources.text(TicketCardTest.class, "listed.eml").getBytes(StandardCharsets.UTF_8);
    var file = new UploadedFile("listed.eml", () -> mail);
    testBot.answer(TestBot.event(new ChatRequest.FileUpload(List.of(file), "")), posting);
  }

  private void openTicket(TestBot testBot) {
    var form = (InitialResponse.OpenForm) testBot.press(posting, "Open ticket");
    testBot.send(posting, form.form(), Map.of("subject", "It bounces", "requester", "a@b.example"));
  }

  private Card next() {
    try {
      Card card = refreshed.poll(15, TimeUnit.SECONDS);
      if (card == null) {
        throw new AssertionError("no card was refreshed within 15 s");
      }
      return card;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  private static String ticketLine(Card card) {
    return card.blocks().stream()
        .filter(Block.Facts.class::isInstance)
        .flatMap(block -> ((Block.Facts) block).labeledFields().stream())
        .filter(labeledField -> labeledField.label().equals("At the desk"))
        .map(labeledField -> labeledField.spans().get(0).text())
        .findFirst()
        .orElse("no ticket on the card");
  }

  /** Fails the first time. */
  private static final class DeskThatComesBack implements TicketDesk {
    private boolean failed;

    @Override
    public Optional<TicketRef> find(NewTicket wanted, ExternalId id) {
      return Optional.empty();
    }

    @Override
    public synchronized TicketRef open(NewTicket newTicket, ExternalId id) throws DeskException {
      if (!failed) {
        failed = true;
        throw new DeskException(DeskException.DeskErrorKind.DOWN, "it answered 503");
      }
      return new TicketRef("7", "7", Optional.<URI>empty());
    }
  }
}
