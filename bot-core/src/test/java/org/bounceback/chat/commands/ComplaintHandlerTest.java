package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bounceback.chat.Button;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.Form;
import org.bounceback.chat.InitialResponse;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.BanReports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conversation about complaints without a bounce. */
class ComplaintHandlerTest {
  private final RecordingMessagePoster posting = new RecordingMessagePoster();
  private final TestBot testBot;

  ComplaintHandlerTest(@TempDir Path folder) throws IOException, StoreException {
    testBot = new TestBot(folder);
  }

  @AfterEach
  void close() throws IOException {
    testBot.close();
  }

  @Test
  void theCustomersLineIsAskedForNow() {
    Form form = form("cantsend");

    assertEquals(List.of("from", "line"), form.fields().stream().map(Form.Field::name).toList());
    assertTrue(form.fields().get(1).hint().contains("mobile lines change it"));
  }

  @Test
  void whatIsTypedStandsInTheForm() {
    assertEquals(
        Map.of("from", "alice@shop.example", "line", ""), prefilled("cantsend alice@shop.example"));
    assertEquals(
        Map.of("from", "alice@shop.example", "to", ""), prefilled("notarrived alice@shop.example"));
  }

  @Test
  void withEverythingTypedNoFormIsInTheWay() {
    text("cantsend alice@shop.example 198.51.100.77");

    assertEquals(
        "Our login servers could not be looked at: the table of our servers names none.",
        posting.last().headline());
    assertEquals(
        List.of(
            "Open ticket",
            "Copy reply for the customer",
            "Share",
            "Check again",
            "Show everything",
            "Yes, helpful",
            "No"),
        posting.last().buttons().stream().map(Button::label).toList());
  }

  @Test
  void aBlockOfOursIsToldWithItsServer() {
    testBot.bans = BanReports::banned;

    text("cantsend alice@shop.example 198.51.100.77");

    assertEquals(
        "One of our servers blocks the customer's line 198.51.100.77: srv12 (cPHulk).",
        posting.last().headline());
  }

  @Test
  void wrongValuesAreShownAtTheirFields() {
    assertEquals(
        new InitialResponse.FieldErrors(
            Map.of(
                "from", "Give a mail address, such as bob@example.com.",
                "line", "That is no internet address. One looks like 203.0.113.5 or 2001:db8::5.")),
        send("cantsend", Map.of("from", "alice", "line", "10.0.0")));
    assertEquals(
        new InitialResponse.FieldErrors(
            Map.of("to", "Give a mail address, such as bob@example.com.")),
        send("notarrived", Map.of("from", "", "to", "")));
  }

  @Test
  void checkingAgainAsksForTheLineAnew() {
    text("cantsend alice@shop.example 198.51.100.77");

    var asked =
        assertInstanceOf(InitialResponse.OpenForm.class, testBot.press(posting, "Check again"));

    assertEquals(Map.of("from", "alice@shop.example", "line", ""), prefilled(asked.form()));
  }

  @Test
  void whoseComplaintItIsShowsByTheDomainsThatWeHost() throws StoreException {
    text("notarrived bob@partner.example alice@shop.example");
    assertEquals("alice@shop.example", testBot.newest().subject());

    text("notarrived alice@shop.example bob@partner.example");
    assertEquals("alice@shop.example bob@partner.example", testBot.newest().subject());
  }

  @Test
  void nothingAtAllArrivesIsAskedWithoutASender() {
    send("notarrived", Map.of("from", "", "to", "alice@shop.example"));

    assertTrue(posting.last().headline().contains("The domain shop.example does not exist"));
  }

  @Test
  void theReplyCanBeCopiedInTheCustomersLanguage() {
    text("notarrived x@partner.example alice@shop.example");

    var showCard =
        assertInstanceOf(
            InitialResponse.ShowCard.class, testBot.press(posting, "Copy reply for the customer"));

    assertEquals(1, showCard.card().blocks().size());
  }

  @Test
  void aComplaintCanBecomeATicket() {
    text("notarrived x@partner.example alice@shop.example");

    assertInstanceOf(InitialResponse.OpenForm.class, testBot.press(posting, "Open ticket"));
  }

  private InitialResponse text(String words) {
    return testBot.answer(
        TestBot.event(new ChatRequest.SlashCommand("bounceback", words)), posting);
  }

  private InitialResponse send(String form, Map<String, String> values) {
    return testBot.answer(
        TestBot.event(new ChatRequest.FormSubmission(form, values, List.of())), posting);
  }

  private Form form(String words) {
    return assertInstanceOf(InitialResponse.OpenForm.class, text(words)).form();
  }

  private Map<String, String> prefilled(String words) {
    return prefilled(form(words));
  }

  private static Map<String, String> prefilled(Form form) {
    return form.fields().stream()
        .collect(Collectors.toMap(Form.Field::name, Form.Field::prefilled));
  }
}
