package org.bounceback.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.answers.AnswerService.Agent;
import org.bounceback.answers.AnswerService.Outcome;
import org.bounceback.answers.ServerAnswerRepository;
import org.bounceback.app.Checks;
import org.bounceback.app.MailAnalysisFactory;
import org.bounceback.app.Storage;
import org.bounceback.app.settings.Settings;
import org.bounceback.cases.AuditLog.AuditedAction;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseRequester;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.diagnosis.MailAnalysis;
import org.bounceback.testkit.QuestionCases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator's answer about a server, listed and deleted from the command line. */
class ServerAnswersCommandTest {
  private static final CaseRequester ADMINISTRATOR =
      new CaseRequester("U7", "T1", "C1", Optional.empty());

  @TempDir Path home;

  @BeforeEach
  void answer() throws Exception {
    Settings settings = settings();
    MailAnalysis analysis =
        new MailAnalysisFactory(new Checks(settings, Clock.systemUTC())).offline();
    try (Storage storage = Storage.open(settings, Clock.systemUTC())) {
      Case asked =
          storage.cases().open(QuestionCases.of(QuestionCases.OUR_SERVER, "C1", analysis.engine()));
      Outcome outcome =
          storage
              .answers(analysis)
              .answer(
                  asked.id(),
                  QuestionCases.OUR_SERVER.id(),
                  true,
                  new Agent(ADMINISTRATOR, "Kim", true))
              .outcome();
      assertEquals(Outcome.STORED, outcome);
    }
  }

  @Test
  void theListShowsWhoAnsweredWhat() {
    String line = run("servers", "answers", "list").out();

    assertTrue(line.startsWith("203.0.113.99\tours\t"), line);
    assertTrue(line.contains("\tU7\tBB-"), line);
    DocumentNode json =
        DocumentCodec.json("answer", run("servers", "answers", "list", "--json").out());
    assertEquals(List.of("server", "ours", "person", "answered", "case"), json.keys());
    assertTrue(json.isTrue("ours"));
  }

  @Test
  void aForgottenAnswerIsNotListedAndItsEndIsInTheAuditLog() throws Exception {
    Run forgotten = run("servers", "answers", "forget", "203.0.113.99");

    assertEquals(0, forgotten.status(), forgotten.err());
    assertEquals(
        "The answer about 203.0.113.99 was deleted; later diagnoses do not use it.\n",
        forgotten.out());
    assertEquals("", run("servers", "answers", "list").out());
    try (Storage storage = Storage.open(settings(), Clock.systemUTC())) {
      AuditedAction entry =
          storage.cases().audit().recent(ServerAnswerRepository.FORGET, 1).get(0).auditedAction();
      assertEquals("203.0.113.99", entry.target());
      assertEquals("it was yes", entry.detail());
      assertEquals("command line", entry.caseRequester().workspace());
    }
  }

  @Test
  void aServerWithoutAnAnswerIsReported() {
    assertEquals(
        "There is no answer about 192.0.2.1.\n",
        run("servers", "answers", "forget", "192.0.2.1").out());
    assertEquals(1, run("servers", "answers", "list").out().lines().count());
  }

  @Test
  void withoutAServerNothingIsForgotten() {
    Run wrong = run("servers", "answers", "forget");

    assertEquals(2, wrong.status());
    assertTrue(wrong.err().contains("name the server"), wrong.err());
  }

  private Settings settings() throws Exception {
    return Settings.read(home, Optional.empty(), Map.of(), Map.of());
  }

  private Run run(String... arguments) {
    return Run.of(home, "", List.of(arguments));
  }
}
