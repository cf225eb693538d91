package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.bounceback.answers.RememberedAnswer;
import org.bounceback.cases.Case;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.InitialResponse.ShowCard;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.DiagnosisBasis;
import org.bounceback.ocr.OcrResult;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.QuestionCases;
import org.bounceback.testkit.TestBot;
import org.bounceback.testkit.TestEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The question of a card, answered from a chat. */
class AnswerHandlerTest {
  private static final String ASKED = QuestionCases.OUR_SERVER.text().english();
  private static final String SUBJECT = QuestionCases.OUR_SERVER.subject().orElseThrow();

  @TempDir Path folder;
  private final QuestionScene scene;
  private final ExecutorService presser = Executors.newCachedThreadPool();

  AnswerHandlerTest(@TempDir Path data) throws IOException, StoreException {
    this.scene = new QuestionScene(data, QuestionCases.OUR_SERVER);
  }

  @AfterEach
  void close() throws IOException {
    presser.shutdownNow();
    scene.close();
  }

  @Test
  void anAnswerDiagnosesTheEmailAgainAndReplacesTheCard() throws Exception {
    assertFalse(QuestionScene.isSentByUs(scene.asked));

    ShowCard atOnce = scene.byAgent("answer-yes");

    assertEquals(Visibility.IN_PLACE, atOnce.visibility());
    assertTrue(
        QuestionScene.text(atOnce.card()).contains("Diagnosing again"),
        QuestionScene.text(atOnce.card()));
    assertTrue(QuestionScene.isSentByUs(scene.current()));
    String card = scene.card();
    assertTrue(
        card.contains("Answered by agent@host.example: 203.0.113.99 is one of our servers."), card);
    assertFalse(card.contains(ASKED), card);
    assertFalse(card.contains("Diagnosing again"), card);
    assertEquals(List.of("answer our-server 203.0.113.99 yes DONE"), scene.audited());
  }

  @Test
  void noMeansThatItIsNotOurs() throws Exception {
    scene.byAgent("answer-no");

    assertFalse(QuestionScene.isSentByUs(scene.current()));
    String card = scene.card();
    assertTrue(card.contains("203.0.113.99 is not one of our servers."), card);
  }

  @Test
  void anAgentWithoutANameIsShownByTheId() {
    var nameless = new ChatUser("U9", "", Locale.ENGLISH, Set.of(ChatUser.UserRole.AGENT));

    scene.shown(QuestionScene.agent(scene.press("answer-yes")).by(nameless));

    assertTrue(scene.card().contains("Answered by U9: "), scene.card());
  }

  @Test
  void anAgentsAnswerSettlesOnlyThisCase() throws Exception {
    scene.byAgent("answer-yes");

    assertEquals(List.of(), scene.testBot.serverAnswers.all());
    assertFalse(QuestionScene.isSentByUs(scene.open(QuestionCases.OUR_SERVER)));
  }

  @Test
  void anAdministratorsAnswerIsUsedByEveryLaterDiagnosis() throws Exception {
    scene.byAdministrator("answer-yes");

    assertTrue(scene.card().contains("This is used for every later diagnosis."), scene.card());
    RememberedAnswer remembered = scene.testBot.serverAnswers.all().get(0);
    assertEquals(
        new RememberedAnswer(SUBJECT, true, "U1", remembered.answered(), scene.asked.id().text()),
        remembered);
    assertTrue(QuestionScene.isSentByUs(scene.open(QuestionCases.OUR_SERVER)));
    assertEquals(List.of("answer our-server 203.0.113.99 yes, remembered DONE"), scene.audited());
  }

  @Test
  void anAdministratorsAnswerToAnotherQuestionIsNotRemembered() throws Exception {
    try (var queued = new QuestionScene(folder.resolve("queued"), QuestionCases.STILL_QUEUED)) {
      queued.byAdministrator("answer-yes");

      assertEquals(List.of(), queued.testBot.serverAnswers.all());
      assertTrue(queued.card().contains("The message is still in the queue."), queued.card());
    }
  }

  @Test
  void theSecondOfTwoPressesGetsTheCurrentCard() throws Exception {
    ChatRequest yes = scene.press("answer-yes");
    ChatRequest no = scene.press("answer-no");
    scene.shown(QuestionScene.agent(yes));

    BotResponse second = scene.testBot.bot.handle(QuestionScene.agent(no));

    assertEquals(Optional.empty(), second.later());
    assertEquals(Visibility.IN_PLACE, ((ShowCard) second.now()).visibility());
    assertEquals(scene.testBot.card(), ((ShowCard) second.now()).card());
    assertEquals(List.of("answer our-server 203.0.113.99 yes DONE"), scene.audited());
  }

  @Test
  void ofPressesAtTheSameTimeOneIsStored() throws Exception {
    List<ChatRequest> presses =
        Stream.of("answer-yes", "answer-no", "answer-yes", "answer-no").map(scene::press).toList();
    var together = new CyclicBarrier(presses.size());

    CompletableFuture.allOf(
            presses.stream()
                .map(
                    each ->
                        CompletableFuture.runAsync(
                            () -> {
                              arrive(together);
                              scene.shown(QuestionScene.agent(each));
                            },
                            presser))
                .toArray(CompletableFuture[]::new))
        .get(30, TimeUnit.SECONDS);

    assertEquals(1, scene.audited().size(), scene.audited().toString());
    DiagnosisBasis basis = QuestionScene.basis(scene.current());
    assertEquals(1, basis.answers().size());
    assertFalse(basis.answerPending());
    assertEquals(basis.answers().get(0).yes(), QuestionScene.isSentByUs(scene.current()));
  }

  @Test
  void aButtonOfAnOlderQuestionAnswersNoNewerOne() throws Exception {
    String older = "answer-yes:" + scene.asked.id() + ":" + QuestionCases.STILL_QUEUED.id();

    ShowCard shown = scene.shown(QuestionScene.agent(new ChatRequest.ButtonClick(older)));

    assertTrue(QuestionScene.text(shown.card()).contains(ASKED), QuestionScene.text(shown.card()));
    assertEquals(List.of(), scene.audited());
  }

  @Test
  void aMailThatWasReadFromAPictureIsStillOneAfterTheAnswer() throws Exception {
    try (var shots =
        TestBot.open(
            folder.resolve("pictures"),
            setup -> setup.ocrReader(picture -> new OcrResult.Words(QuestionCases.MAIL, true)))) {
      byte[] png = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
      shots.send(TestEvents.upload("shot.png", png));
      Case stored = shots.newest();
      BounceFindings found = (BounceFindings) stored.findings();
      DiagnosisBasis open = QuestionScene.basis(scene.asked);
      shots.escalationService.storeResult(
          stored.id(), now -> now.caseResult().with(found.withBasis(open)));

      shots.click("answer-yes:" + stored.id() + ":" + QuestionCases.OUR_SERVER.id());

      BounceFindings now = (BounceFindings) shots.newest().findings();
      assertTrue(found.message().orElseThrow().fromPicture());
      assertTrue(now.message().orElseThrow().fromPicture());
      assertTrue(QuestionScene.isSentByUs(shots.newest()));
    }
  }

  @Test
  void withoutTheEmailTheBotSaysWhyItCannotAnswer() throws Exception {
    ChatRequest yes = scene.press("answer-yes");
    scene.testBot.clock.advance(Duration.ofDays(1));
    scene
        .testBot
        .caseRepository
        .purge()
        .mails(scene.testBot.clock.instant(), scene.testBot.clock.instant());

    ShowCard shown = scene.shown(QuestionScene.agent(yes));

    assertEquals(
        "The e-mail of "
            + scene.asked.id()
            + " was deleted after the retention period, so it can't be diagnosed again."
            + " Upload it again to answer the question.",
        shown.card().headline());
    assertEquals(List.of(), scene.audited());
  }

  @Test
  void anAnswerWhoseProcessEndedBeforeTheCardIsCompletedByTheNext() throws Exception {
    BotResponse stored = scene.testBot.bot.handle(QuestionScene.agent(scene.press("answer-yes")));
    assertTrue(stored.later().isPresent());
    assertTrue(QuestionScene.basis(scene.current()).answerPending());

    scene.testBot.clock.advance(Duration.ofMinutes(1));
    scene.testBot.deliver();
    scene.testBot.awaitIdle();

    assertTrue(QuestionScene.isSentByUs(scene.current()));
    assertFalse(QuestionScene.basis(scene.current()).answerPending());
  }

  private static void arrive(CyclicBarrier together) {
    try {
      together.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException late) {
      throw new IllegalStateException(late);
    }
  }
}
