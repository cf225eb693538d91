package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.bounceback.sandbox.desk.VendorDeskServer;
import org.bounceback.sandbox.desk.VendorTicket;
import org.bounceback.sandbox.discord.Form;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.BotWithStandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A case's thread and its ticket in Request Tracker: replies are copied in both directions. */
class DeskTest extends DiscordBehaviour {
  private VendorDeskServer product;

  @BeforeEach
  void startTicketSystem() throws Exception {
    product = VendorDeskServer.requestTracker();
    world().restart(BotWithStandIns.requestTracker(product.url(), Clock.systemUTC()));
  }

  @AfterEach
  void closeTicketSystem() throws IOException {
    product.close();
  }

  @Test
  void ticketReplyIsPostedInThreadAndStatusOnCard() {
    Message card = escalated();
    Channel thread = world().thread(card);

    product.reply("101", "We have asked @everyone at *their* side.");
    product.setStatus("101", "stalled");

    Message answer = world().message(thread, "maria replied to ticket 101");
    String words = DiscordWorld.read(answer);
    assertTrue(words.contains("We have asked @everyone at *their* side."), words);
    world().message(thread, "Ticket 101 is waiting for a reply.");
    world().message(world().support, ", waiting for a reply");
  }

  @Test
  void threadMessageIsSentToTicketOnceAndNotEchoed() {
    Channel thread = world().thread(escalated());
    world().discord.users().says(world().sam, thread, "The customer called again.");
    Message said =
        Await.forThe(
            () ->
                world().discord.state().messages().in(thread).stream()
                    .filter(message -> message.visibleText().contains("called again"))
                    .findFirst());

    world().discord.users().uses(world().sam, said, "Send to ticket");
    Await.until(() -> notes().size() == 1);
    world().discord.users().uses(world().sam, said, "Send to ticket");
    product.reply("101", "Thank you.");

    world().message(thread, "Thank you.");
    String note = notes().get(0);
    assertTrue(note.startsWith("Sam Example:\n\nThe customer called again.\n"), note);
    assertEquals(1, notes().size());
  }

  /** Returns the internal notes that Sam added to the ticket, including the findings. */
  private List<String> notes() {
    return product.tickets().get(0).messages().stream()
        .filter(note -> !note.isPublic())
        .map(VendorTicket.Said::text)
        .filter(text -> text.startsWith("Sam Example:"))
        .toList();
  }

  /** Returns the card of a bounce whose ticket 101 is open. */
  private Message escalated() {
    Message card = bounce();
    presses(card, "open-ticket");
    sends(Form.empty());
    world().message(world().support, "Ticket 101");
    return card;
  }
}
