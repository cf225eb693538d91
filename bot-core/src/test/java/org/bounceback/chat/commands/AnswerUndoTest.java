package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bounceback.chat.InitialResponse.ShowCard;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.QuestionCases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer that is taken back. */
class AnswerUndoTest {
  private static final String ASKED = QuestionCases.OUR_SERVER.text().english();

  private final QuestionScene scene;

  AnswerUndoTest(@TempDir Path data) throws IOException, StoreException {
    this.scene = new QuestionScene(data, QuestionCases.OUR_SERVER);
  }

  @AfterEach
  void close() throws IOException {
    scene.close();
  }

  @Test
  void anAnswerThatIsUndoneIsAskedForAgain() throws Exception {
    scene.byAdministrator("answer-yes");

    scene.byAdministrator("answer-undo");

    assertEquals(List.of(), scene.testBot.serverAnswers.all());
    assertFalse(QuestionScene.isSentByUs(scene.current()));
    assertTrue(scene.card().contains(ASKED), scene.card());
    assertFalse(scene.card().contains("Answered by"), scene.card());
    assertTrue(scene.labels().contains("Yes, it's ours"));
    assertEquals(
        List.of(
            "answer our-server 203.0.113.99 yes, remembered DONE",
            "undo-answer our-server 203.0.113.99 yes, remembered DONE"),
        scene.audited());
  }

  @Test
  void anotherAgentUndoesAnAnswerThatIsNotRemembered() throws Exception {
    scene.byAdministrator("answer-yes");
    scene.byAdministrator("answer-undo");
    scene.byAgent("answer-no");

    scene.byAgent("answer-undo");

    assertTrue(scene.card().contains(ASKED), scene.card());
  }

  @Test
  void onlyAnAdministratorUndoesARememberedAnswer() throws Exception {
    scene.byAdministrator("answer-yes");

    ShowCard refused = scene.byAgent("answer-undo");

    assertEquals(Visibility.PRIVATE, refused.visibility());
    assertTrue(refused.card().headline().startsWith("Only an administrator can undo"));
    assertEquals(1, scene.testBot.serverAnswers.all().size());
    assertTrue(QuestionScene.isSentByUs(scene.current()));
    assertEquals(
        List.of(
            "answer our-server 203.0.113.99 yes, remembered DONE",
            "undo-answer our-server 203.0.113.99 yes, remembered REFUSED"),
        scene.audited());
  }
}
