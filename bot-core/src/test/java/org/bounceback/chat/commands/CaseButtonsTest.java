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
import org.bounceback.chat.Card;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.Form;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.Answer;
import org.bounceback.testkit.TestBot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The buttons of a case's card, and the list of a user's own cases. */
class CaseButtonsTest {

  private static final String LOOK_UP = "/blacklist 203.0.113.5";

  private final TestBot testBot;

  CaseButtonsTest(@TempDir Path folder) throws IOException, StoreException {
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
  void withoutTheFullHeadersATicketIsPossibleAndTheDetailsSayHowToGetThem() {
    testBot.upload("without-header.txt");

    assertEquals(
        List.of("I'm on it", "Open ticket", "Copy reply", "Details", "Helpful", "Not helpful"),
        testBot.labels());
    Answer help = testBot.press("How to get the full headers");
    assertTrue(help.headline().contains("full header"), help.toString());
  }

  @Test
  void theCustomersReplyIsShownAloneAndInOtherLanguages() {
    testBot.upload("without-header.txt");

    Form english = testBot.press("Copy reply").form();
    assertEquals(
        List.of("English", "Deutsch", "Français", "Español"),
        english.fields().get(0).choices().stream().map(Form.Choice::label).toList());
    Answer german = testBot.send(new ChatRequest.FormChange(english.id(), "de"));
    assertTrue(german.prefilled().containsKey("text-de"), german.toString());
  }

  @Test
  void theEditedReplyIsShownToCopyWhereTheFormDoesNotCloseByItself() {
    testBot.upload("without-header.txt");
    Form form = testBot.press("Copy reply").form();

    Card edited = closed(testBot.submit(form.id(), Map.of("language", "en", "text-en", "Hi Al")));
    Card german = closed(testBot.submit(form.id(), Map.of("language", "de", "text-en", "Hi Al")));

    assertTrue(CardTextRenderer.of(edited).contains("Hi Al"), edited.toString());
    assertTrue(CardTextRenderer.of(german).startsWith("Deutsch"), german.toString());
  }

  private static Card closed(Answer answer) {
    return assertInstanceOf(InitialResponse.CloseForm.class, answer.now()).otherwise();
  }

  @Test
  void aButtonOfAForgottenCaseIsAnsweredInPrivate() {
    Answer answer = testBot.click("open-ticket:BB-00000-00000");

    assertEquals(
        new InitialResponse.ShowCard(
            Card.of("That answer is no longer stored. Please ask again and use the new buttons."),
            Visibility.PRIVATE),
        answer.now());
  }

  @Test
  void sharingShowsTheSameCardToEverybody() {
    testBot.say(LOOK_UP);

    assertEquals(
        new InitialResponse.ShowCard(testBot.card(), Visibility.PUBLIC),
        testBot.press("Share").now());
  }

  @Test
  void aHelpfulAnswerIsKeptWithTheCase() throws StoreException {
    testBot.say(LOOK_UP);

    testBot.press("Helpful");

    assertEquals(
        List.of(true),
        testBot.caseRepository.feedback(testBot.newest().id()).stream()
            .map(Feedback::helpful)
            .toList());
  }

  @Test
  void aNoAsksWhyAndKeepsTheAnswer() throws StoreException {
    testBot.say(LOOK_UP);
    testBot.submit(testBot.press("Not helpful").form(), Map.of("why", "The list is dead."));

    Feedback kept = testBot.caseRepository.feedback(testBot.newest().id()).get(0);
    assertEquals(false, kept.helpful());
    assertEquals(Optional.of("The list is dead."), kept.reason());
  }

  @Test
  void aPersonsCasesAreListedAndProposed() {
    testBot.say(LOOK_UP);

    Answer cases = testBot.say("/bounceback cases");

    assertEquals("Your latest cases", cases.headline());
    assertEquals(
        new InitialResponse.AutocompleteChoices(
            List.of(new Form.Choice("203.0.113.5", "203.0.113.5"))),
        testBot.send(new ChatRequest.AutocompleteRequest("blacklist", "203")).now());
  }
}
