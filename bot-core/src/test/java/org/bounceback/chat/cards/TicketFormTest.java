package org.bounceback.chat.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseState;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.Form;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.Answer;
import org.bounceback.testkit.BundledData;
import org.bounceback.testkit.TestBot;
import org.bounceback.testkit.TestEvents;
import org.bounceback.ticket.TicketRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the button to a submission that is on the disk. */
class TicketFormTest {
  private final TestBot testBot;

  TicketFormTest(@TempDir Path folder) throws IOException, StoreException {
    this.testBot = TestBot.open(folder);
  }

  @BeforeEach
  void listTheAddress() {
    testBot.list.list("203.0.113.5", "127.0.0.4", "Spam seen");
  }

  @AfterEach
  void close() throws IOException {
    testBot.close();
  }

  @Test
  void theTicketFormComesPrefilled() {
    testBot.upload("listed.eml");

    Answer answer = testBot.press("Open ticket");

    assertEquals(
        Map.of(
            "subject", "E-mail bounced: example.com rejects 203.0.113.5 citing Spamhaus",
            "severity", "normal",
            "requester", "agent@host.example",
            "note", "",
            "copy", "whole"),
        answer.prefilled());
  }

  @Test
  void theFormSaysThatTheMailWasDeletedAndTheTicketIsIncomplete() throws StoreException {
    testBot.upload("listed.eml");
    Instant always = Instant.now().plus(Duration.ofDays(400));
    assertEquals(1, testBot.caseRepository.purge().mails(always, always));

    Form form = testBot.press("Open ticket").form();

    assertTrue(form.notice().contains("was deleted after the retention period"), form.notice());
    assertTrue(form.fields().stream().noneMatch(field -> field.name().equals("copy")));
    testBot.submit(form, Map.of("subject", "It bounces", "requester", "a@b.example"));
    assertTrue(
        testBot.database.query("select incomplete from submissions").get(0).isTrue("incomplete"));
  }

  @Test
  void formErrorsAreReportedAtTheirField() {
    testBot.upload("listed.eml");
    Form form = testBot.press("Open ticket").form();

    Answer answer = testBot.submit(form, Map.of("subject", " ", "requester", "a@b.example"));

    assertEquals(Map.of("subject", "Enter a subject of at most 200 characters."), answer.errors());
  }

  @Test
  void aSubmissionIsOnTheDiskBeforeItIsAnswered() throws StoreException {
    testBot.upload("listed.eml");
    Form form = testBot.press("Open ticket").form();

    BotResponse botResponse =
        testBot.bot.handle(
            TestEvents.event(
                new ChatRequest.FormSubmission(
                    form.id(),
                    Map.of("subject", "It bounces", "requester", "a@b.example"),
                    List.of())));

    assertEquals(CaseState.ACCEPTED, testBot.newest().state());
    assertTrue(botResponse.later().isEmpty());
  }

  @Test
  void aSecondSubmissionIsHarmless() {
    testBot.upload("listed.eml");
    Form form = testBot.press("Open ticket").form();
    Map<String, String> values = Map.of("subject", "It bounces", "requester", "a@b.example");
    testBot.submit(form, values);

    Answer again = testBot.submit(form, values);

    assertTrue(again.headline().contains("already has a ticket"), again.toString());
  }

  @Test
  void aNonAgentCannotNameAnotherRequester() throws StoreException {
    testBot.upload("listed.eml");
    Case stored = testBot.newest();
    var messageBundle = BundledData.ENGLISH;
    var form = new TicketForm(messageBundle);
    var customer = new ChatUser("U7", "eve", Locale.ENGLISH, Set.of());
    Map<String, String> sent = Map.of("subject", "It bounces", "requester", "ann@shop.example");

    assertTrue(
        form.of(stored, customer).fields().stream()
            .noneMatch(field -> field.name().equals("requester")));
    TicketRequest ticketRequest = form.submission(stored, "key", customer, sent);
    assertEquals("eve", ticketRequest.requester());
    assertFalse(ticketRequest.byAgent());
    assertEquals(Map.of(), form.errors(customer, Map.of("subject", "It bounces")));
    var agent = new ChatUser("U1", "sam", Locale.ENGLISH, Set.of(ChatUser.UserRole.AGENT));
    assertEquals("ann@shop.example", form.submission(stored, "key", agent, sent).requester());
  }

  @Test
  void anAgentMayChooseAnOpenTicketAndIsToldWhereThereIsNone() throws StoreException {
    testBot.upload("listed.eml");
    Form form = testBot.press("Open ticket").form();

    Answer answer = testBot.submit(form, Map.of("subject", "It bounces", "requester", "Join #101"));

    assertTrue(
        answer.errors().toString().contains("no open ticket 101"), answer.errors().toString());
    assertEquals(CaseState.NEW, testBot.newest().state());
    var agent = new ChatUser("U1", "sam", Locale.ENGLISH, Set.of(ChatUser.UserRole.AGENT));
    TicketRequest chosen =
        new TicketForm(BundledData.ENGLISH)
            .submission(
                testBot.newest(),
                "key",
                agent,
                Map.of("subject", "It bounces", "requester", "Join #101"));
    assertEquals(Optional.of("101"), chosen.joinTicket());
    assertEquals("sam", chosen.requester());
  }
}
