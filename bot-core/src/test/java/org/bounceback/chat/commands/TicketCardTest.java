package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bounceback.cases.TicketRef;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.Form;
import org.bounceback.chat.MessageRef;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.RecordingMessagePoster;
import org.bounceback.testkit.TestBot;
import org.bounceback.testkit.TestEvents;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.TicketDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a case's card says while its ticket is on its way, and afterwards. */
class TicketCardTest {
  @TempDir Path folder;

  @Test
  void theCardShowsTheTicketNumber() throws IOException, StoreException {
    try (var testBot = TestBot.open(folder)) {
      testBot.deliver();
      escalate(testBot);

      assertEquals("🎫 Ticket 1", ticketLine(testBot.channel.nextUpdate()));
    }
  }

  @Test
  void anUnavailableTicketSystemIsReportedAndTheTicketIsOpenedLater()
      throws IOException, StoreException {
    var desk = new DeskThatComesBack();
    try (var testBot = TestBot.open(folder)) {
      testBot.deliver(desk);
      escalate(testBot);

      assertEquals(
          true,
          ticketLine(testBot.channel.nextUpdate())
              .startsWith("⚠ The ticket system is unavailable. BB-"));
      testBot.clock.advance(Duration.ofHours(1));
      assertEquals("🎫 Ticket 7", ticketLine(testBot.channel.nextUpdate()));
    }
  }

  @Test
  void aTicketAskedForAsSoonAsTheCardIsSeenFindsTheCard() throws IOException, StoreException {
    try (var testBot = TestBot.open(folder)) {
      testBot.deliver();
      var pressedAtOnce = new AtomicBoolean();
      var pressing =
          new RecordingMessagePoster() {
            @Override
            public void edit(MessageRef message, Card card) {
              testBot.channel.edit(message, card);
              if (!card.buttons().isEmpty() && !pressedAtOnce.getAndSet(true)) {
                openTicket(testBot);
                assertEquals("🎫 Ticket 1", ticketLine(testBot.channel.nextUpdate()));
              }
            }
          };
      testBot.send(TestEvents.event(TestEvents.upload("listed.eml")), pressing);

      assertEquals("🎫 Ticket 1", ticketLine(testBot.card()));
    }
  }

  private static void escalate(TestBot testBot) {
    testBot.upload("listed.eml");
    openTicket(testBot);
  }

  private static void openTicket(TestBot testBot) {
    Form form = testBot.press("Open ticket").form();
    testBot.submit(form, Map.of("subject", "It bounces", "requester", "a@b.example"));
  }

  private static String ticketLine(Card card) {
    return CardTextRenderer.of(card)
        .lines()
        .filter(line -> line.startsWith("🎫 ") || line.startsWith("⚠ The ticket system"))
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
