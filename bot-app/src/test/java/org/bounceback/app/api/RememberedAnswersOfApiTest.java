package org.bounceback.app.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.bounceback.answers.AnswerService.Agent;
import org.bounceback.app.Checks;
import org.bounceback.app.MailAnalysisFactory;
import org.bounceback.app.Storage;
import org.bounceback.app.settings.Settings;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRequester;
import org.bounceback.diagnosis.MailAnalysis;
import org.bounceback.testkit.QuestionCases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running service uses what an administrator answered, from the next diagnosis on. */
class RememberedAnswersOfApiTest {
  private static final CaseRequester ADMINISTRATOR =
      new CaseRequester("U7", "T1", "C1", Optional.empty());

  @TempDir Path home;
  private ApiFixture house;

  @BeforeEach
  void open() throws Exception {
    house = ApiFixture.open(home);
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  @Test
  void aLaterDiagnosisUsesTheAnswerUntilItIsForgotten() throws Exception {
    assertEquals(Optional.empty(), ours());
    Settings settings =
        Settings.read(
            home,
            Optional.empty(),
            Map.of("BOUNCEBACK_DATA", home.resolve("data").toString()),
            Map.of());
    MailAnalysis analysis =
        new MailAnalysisFactory(new Checks(settings, Clock.systemUTC())).offline();
    try (Storage storage = Storage.open(settings, Clock.systemUTC())) {
      CaseId asked =
          storage
              .cases()
              .open(QuestionCases.of(QuestionCases.OUR_SERVER, "C1", analysis.engine()))
              .id();
      var unused =
          storage
              .answers(analysis)
              .answer(
                  asked,
                  QuestionCases.OUR_SERVER.id(),
                  true,
                  new Agent(ADMINISTRATOR, "Kim", true));

      assertEquals(Optional.of(true), ours());

      String server = QuestionCases.OUR_SERVER.subject().orElseThrow();
      assertTrue(storage.serverAnswers().forget(server, ADMINISTRATOR));
      assertEquals(Optional.empty(), ours());
    }
  }

  private Optional<Boolean> ours() throws Exception {
    return ApiFixture.answered(
            200, house.post("/diagnose?online=false", BodyPublishers.ofString(QuestionCases.MAIL)))
        .require("bounce")
        .require("origin")
        .findBoolean("ours");
  }
}
