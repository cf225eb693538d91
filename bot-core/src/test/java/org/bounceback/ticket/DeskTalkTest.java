package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.TicketActivityLog;
import org.bounceback.cases.TicketActivityLog.ActivityKind;
import org.bounceback.cases.TicketStatus;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.testkit.Await;
import org.bounceback.ticket.DeskWebhookEvents.Event;
import org.junit.jupiter.api.Test;

/** Changes that agents make to a ticket are reported in the chat. */
@OnEveryDatabase
class DeskTalkTest extends AtTheTracker {

  @Test
  void repliesAreReportedInOrderAndOnce() throws Exception {
    escalate();
    product.reply("101", "We are on it.");
    product.reply("101", "It is done.");

    pass(EVERY, () -> heard.size() == 2);
    product.reply("101", "Anything else?");
    pass(EVERY, () -> heard.size() == 3);

    assertEquals(
        List.of("We are on it.", "It is done.", "Anything else?"),
        heard.stream().map(TicketActivityLog.ActivityEntry::text).toList());
    assertEquals(
        new TicketActivityLog.ActivityEntry(1, ActivityKind.ANSWER, "maria", "We are on it."),
        heard.get(0));
  }

  @Test
  void theStatusIsOnTheCardAndReportedWhenItMatters() throws Exception {
    CaseId id = escalate();
    int before = refreshed.get();
    product.setStatus("101", "open");
    pass(EVERY, () -> status(id).equals(Optional.of(TicketStatus.OPEN)));
    product.setStatus("101", "stalled");
    pass(EVERY, () -> status(id).equals(Optional.of(TicketStatus.PENDING)));
    product.setStatus("101", "resolved");

    pass(EVERY, () -> heard.size() == 2);

    assertEquals(
        List.of("PENDING", "SOLVED"),
        heard.stream().map(TicketActivityLog.ActivityEntry::text).toList());
    Await.until(() -> refreshed.get() == before + 3);
  }

  @Test
  void aReplyIsReportedBeforeItsStatusChange() throws Exception {
    escalate();
    product.reply("101", "It is done.");
    product.setStatus("101", "resolved");

    pass(EVERY, () -> heard.size() == 2);

    assertEquals(
        List.of("It is done.", "SOLVED"),
        heard.stream().map(TicketActivityLog.ActivityEntry::text).toList());
  }

  @Test
  void aReplyToASolvedTicketIsReported() throws Exception {
    escalate();
    product.setStatus("101", "resolved");
    pass(EVERY, () -> heard.size() == 1);

    product.reply("101", "By the way.");

    pass(EVERY, () -> heard.size() == 2);
  }

  @Test
  void failedPostsAreRetriedInOrder() throws Exception {
    escalate();
    chatIsAway = true;
    product.reply("101", "We are on it.");
    pass(EVERY, () -> chatHeldUp() > 0);
    product.reply("101", "It is done.");
    pass(EVERY, () -> lines() == 2);

    chatIsAway = false;

    pass(EVERY, () -> heard.size() == 2);
    assertEquals(
        List.of("We are on it.", "It is done."),
        heard.stream().map(TicketActivityLog.ActivityEntry::text).toList());
  }

  @Test
  void aWebhookReadsTheTicketAtOnce() throws Exception {
    escalate();
    product.reply("101", "We are on it.");

    assertTrue(escalationService.webhookEvents().ticketChanged("101"));
    assertFalse(escalationService.webhookEvents().ticketChanged("102"));

    Await.until(() -> heard.size() == 1);
  }

  @Test
  void repeatedWebhooksAreReportedOnce() throws Exception {
    CaseId id = escalate();
    var answer = new TicketUpdate.TicketComment("e-1", "maria", "It is done.", true, false);
    var event = new Event("e-1", Optional.of(TicketStatus.SOLVED), Optional.of(answer));
    var ours = new TicketNote("slack-1", "Kim", "Please hurry.").fullText();
    var echo = new TicketUpdate.TicketComment("e-2", "maria", ours, true, false);

    assertTrue(escalationService.webhookEvents().accept(id, event));
    assertTrue(escalationService.webhookEvents().accept(id, event));
    escalationService
        .webhookEvents()
        .accept(id, new Event("e-2", Optional.empty(), Optional.of(echo)));

    Await.until(() -> heard.size() == 2);
    Await.until(() -> waitingFor("tell-news") == 0);
    assertEquals(
        List.of("It is done.", "SOLVED"),
        heard.stream().map(TicketActivityLog.ActivityEntry::text).toList());
    assertEquals(Optional.of(TicketStatus.SOLVED), status(id));
  }

  @Test
  void anUnavailableTicketSystemIsReadAfterItRecovers() throws Exception {
    escalate();
    product.refuseConnections();
    pass(EVERY, () -> failures("follow-ticket") > 0);
    product.reply("101", "We are on it.");
    product.acceptConnections();

    pass(EVERY, () -> heard.size() == 1);
  }

  @Test
  void manyRepliesAreEachReportedOnce() throws Exception {
    escalate();
    IntStream.range(0, 30).forEach(i -> product.reply("101", "Answer " + i));

    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofMillis(1));
      escalationService.webhookEvents().ticketChanged("101");
    }
    pass(EVERY, () -> heard.size() >= 30);
    pass(EVERY, () -> waitingFor("tell-news") == 0);

    assertEquals(
        IntStream.range(0, 30).mapToObj(i -> "Answer " + i).toList(),
        heard.stream().map(TicketActivityLog.ActivityEntry::text).toList());
  }
}
