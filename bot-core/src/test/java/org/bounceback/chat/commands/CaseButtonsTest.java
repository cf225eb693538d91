package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.Feedback;
import org.bounceback.chat.Button;
import org.bounceback.chat.Card;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.Form;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The buttons of a case's card, and the list of a user's own cases. */
class CaseButtonsTest {

  private static final ChatRequest LOOK_UP =
      new ChatRequest.SlashCommand("blacklist", "203.0.113.5");

  private final RecordingMessagePoster posting = new RecordingMessagePoster();
  private final TestBot testBot;

  CaseButtonsTest(@TempDir Path folder) throws IOException, StoreException {
    this.testBot = new TestBot(folder);
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
  void withoutTheFullHeaderTheBotSaysHowToGetItInsteadOfATicket() {
    testBot.answer(TestBot.event(TestBot.upload("without-header.txt")), posting);

    assertEquals(
        List.of(
            "How to get the full header",
            "I take it",
            "Copy reply for the customer",
            "Show everything",
            "Yes, helpful",
            "No"),
        posting.last().buttons().stream().map(Button::label).toList());
    var help =
        assertInstanceOf(
            InitialResponse.ShowCard.class, testBot.press(posting, "How to get the full header"));
    assertTrue(help.card().headline().contains("full header"), help.toString());
  }

  @Test
  void theCustomersReplyIsShownAloneAndInOtherLanguages() {
    testBot.answer(TestBot.event(TestBot.upload("without-header.txt")), posting);

    var english =
        assertInstanceOf(
            InitialResponse.ShowCard.class, testBot.press(posting, "Copy reply for the customer"));
    assertEquals(
        List.of("Deutsch", "Français", "Español"),
        english.card().buttons().stream().map(Button::label).toList());
    InitialResponse german =
        testBot.answer(
            TestBot.event(new ChatRequest.ButtonClick(english.card().buttons().get(0).id())),
            posting);
    assertTrue(
        assertInstanceOf(InitialResponse.ShowCard.class, german)
            .card()
            .headline()
            .contains("Deutsch"));
  }

  @Test
  void aButtonOfAForgottenCaseIsAnsweredInPrivate() {
    InitialResponse now =
        testBot.answer(
            TestBot.event(new ChatRequest.ButtonClick("open-ticket:BB-00000-00000")), posting);

    assertEquals(
        new InitialResponse.ShowCard(
            Card.of("That answer is no longer kept. Ask again, then use the new buttons."),
            Visibility.PRIVATE),
        now);
  }

  @Test
  void sharingShowsTheSameCardToEverybody() {
    testBot.answer(TestBot.event(LOOK_UP), posting);

    assertEquals(
        new InitialResponse.ShowCard(posting.last(), Visibility.PUBLIC),
        testBot.press(posting, "Share"));
  }

  @Test
  void aHelpfulAnswerIsKeptWithTheCase() throws StoreException {
    testBot.answer(TestBot.event(LOOK_UP), posting);

    testBot.press(posting, "Yes, helpful");

    assertEquals(
        List.of(true),
        testBot.caseRepository.feedback(testBot.newest().id()).stream()
            .map(Feedback::helpful)
            .toList());
  }

  @Test
  void aNoAsksWhyAndKeepsTheAnswer() throws StoreException {
    testBot.answer(TestBot.event(LOOK_UP), posting);
    Form form =
        assertInstanceOf(InitialResponse.OpenForm.class, testBot.press(posting, "No")).form();

    testBot.send(posting, form, Map.of("why", "The list is dead."));

    Feedback kept = testBot.caseRepository.feedback(testBot.newest().id()).get(0);
    assertEquals(false, kept.helpful());
    assertEquals(Optional.of("The list is dead."), kept.reason());
  }

  @Test
  void aPersonsCasesAreListedAndProposed() {
    testBot.answer(TestBot.event(LOOK_UP), posting);

    var cases =
        assertInstanceOf(
            InitialResponse.ShowCard.class,
            testBot.answer(
                TestBot.event(new ChatRequest.SlashCommand("bounceback", "cases")), posting));

    assertEquals("Your latest cases", cases.card().headline());
    assertEquals(
        new InitialResponse.AutocompleteChoices(
            List.of(new Form.Choice("203.0.113.5", "203.0.113.5"))),
        testBot.answer(
            TestBot.event(new ChatRequest.AutocompleteRequest("blacklist", "203")), posting));
  }
}
