package org.bounceback.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import java.util.stream.Collectors;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.CaseState;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.TicketRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the button to a submission that is on the disk. */
class TicketFormTest {
  private final RecordedPosting posting = new RecordedPosting();
  private final Backstage backstage;

  TicketFormTest(@TempDir Path folder) throws IOException, StoreException {
    this.backstage = new Backstage(folder);
  }

  @BeforeEach
  void listTheAddress() {
    backstage.list.list("203.0.113.5", "127.0.0.4", "Spam seen");
  }

  @AfterEach
  void close() throws IOException {
    backstage.close();
  }

  @Test
  void theTicketFormComesPrefilled() {
    backstage.answer(Backstage.event(Backstage.upload("listed.eml")), posting);

    Form form =
        assertInstanceOf(FirstAnswer.AskForm.class, backstage.press(posting, "Open ticket")).form();

    assertEquals(
        Map.of(
            "subject", "E-mail comes back: " + posting.last().headline(),
            "severity", "normal",
            "requester", "agent@host.example",
            "note", "",
            "copy", "whole"),
        form.fields().stream().collect(Collectors.toMap(Form.Field::name, Form.Field::prefilled)));
  }

  @Test
  void theFormSaysThatTheMailWasDeletedAndTheTicketIsIncomplete() throws StoreException {
    backstage.answer(Backstage.event(Backstage.upload("listed.eml")), posting);
    Instant always = Instant.now().plus(Duration.ofDays(400));
    assertEquals(1, backstage.caseRepository.purgeMails(always, always));

    Form form =
        assertInstanceOf(FirstAnswer.AskForm.class, backstage.press(posting, "Open ticket")).form();

    assertTrue(form.notice().contains("was deleted after the retention period"), form.notice());
    assertTrue(form.fields().stream().noneMatch(field -> field.name().equals("copy")));
    backstage.send(posting, form, Map.of("subject", "It bounces", "requester", "a@b.example"));
    assertTrue(
        backstage
            .database()
            .query("select incomplete from submissions")
            .get(0)
            .isTrue("incomplete"));
  }

  @Test
  void mistakesInAFormAreToldAtTheField() {
    backstage.answer(Backstage.event(Backstage.upload("listed.eml")), posting);
    Form form =
        assertInstanceOf(FirstAnswer.AskForm.class, backstage.press(posting, "Open ticket")).form();

    FirstAnswer now =
        backstage.send(posting, form, Map.of("subject", " ", "requester", "a@b.example"));

    assertEquals(
        new FirstAnswer.FieldErrors(
            Map.of("subject", "Give the ticket a subject of at most 200 characters.")),
        now);
  }

  @Test
  void aSubmissionIsOnTheDiskBeforeItIsAnswered() throws StoreException {
    backstage.answer(Backstage.event(Backstage.upload("listed.eml")), posting);
    Form form =
        assertInstanceOf(FirstAnswer.AskForm.class, backstage.press(posting, "Open ticket")).form();

    Turn turn =
        backstage.bot.receive(
            Backstage.event(
                new Ask.Submission(
                    form.id(),
                    Map.of("subject", "It bounces", "requester", "a@b.example"),
                    List.of())));

    assertEquals(CaseState.ACCEPTED, backstage.newest().state());
    assertTrue(turn.later().isEmpty());
  }

  @Test
  void aSecondSubmissionIsHarmless() {
    backstage.answer(Backstage.event(Backstage.upload("listed.eml")), posting);
    Form form =
        assertInstanceOf(FirstAnswer.AskForm.class, backstage.press(posting, "Open ticket")).form();
    Map<String, String> values = Map.of("subject", "It bounces", "requester", "a@b.example");
    backstage.send(posting, form, values);

    var again = assertInstanceOf(FirstAnswer.Show.class, backstage.send(posting, form, values));

    assertTrue(again.card().headline().contains("handed to the desk before"), again.toString());
  }

  @Test
  void whoeverIsNoAgentNamesNoOtherRequester() throws StoreException {
    backstage.answer(Backstage.event(Backstage.upload("listed.eml")), posting);
    Case stored = backstage.newest();
    var texts = Texts.english();
    var form = new TicketForm(texts);
    var customer = new Person("U7", "eve", Locale.ENGLISH, Set.of());
    Map<String, String> sent = Map.of("subject", "It bounces", "requester", "ann@shop.example");

    assertTrue(
        form.of(stored, customer).fields().stream()
            .noneMatch(field -> field.name().equals("requester")));
    TicketRequest ticketRequest = form.submission(stored, "key", customer, sent);
    assertEquals("eve", ticketRequest.requester());
    assertFalse(ticketRequest.byAgent());
    assertEquals(Map.of(), form.errors(customer, Map.of("subject", "It bounces")));
    var agent = new Person("U1", "sam", Locale.ENGLISH, Set.of(Person.Role.AGENT));
    assertEquals("ann@shop.example", form.submission(stored, "key", agent, sent).requester());
  }

  @Test
  void anAgentMayChooseAnOpenTicketAndIsToldWhereThereIsNone() throws StoreException {
    backstage.answer(Backstage.event(Backstage.upload("listed.eml")), posting);
    Form form =
        assertInstanceOf(FirstAnswer.AskForm.class, backstage.press(posting, "Open ticket")).form();

    FirstAnswer now =
        backstage.send(posting, form, Map.of("subject", "It bounces", "requester", "Join #101"));

    var errors = assertInstanceOf(FirstAnswer.FieldErrors.class, now);
    assertTrue(errors.toString().contains("no open ticket 101"), errors.toString());
    assertEquals(CaseState.NEW, backstage.newest().state());
    var agent = new Person("U1", "sam", Locale.ENGLISH, Set.of(Person.Role.AGENT));
    TicketRequest chosen =
        new TicketForm(Texts.english())
            .submission(
                backstage.newest(),
                "key",
                agent,
                Map.of("subject", "It bounces", "requester", "Join #101"));
    assertEquals(Optional.of("101"), chosen.joinTicket());
    assertEquals("sam", chosen.requester());
  }
}
