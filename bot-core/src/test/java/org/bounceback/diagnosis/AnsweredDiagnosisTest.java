package org.bounceback.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bounceback.advice.SettlingQuestion.Kind;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.bounce.Basis;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.hosting.ServerTable;
import org.bounceback.testkit.BundledData;
import org.bounceback.testkit.QuestionCases;
import org.junit.jupiter.api.Test;

/** A diagnosis with the answers of agents, without a server table. */
class AnsweredDiagnosisTest {
  private static final Optional<String> SUBJECT = QuestionCases.OUR_SERVER.subject();

  private final DiagnosisEngine engine =
      new DiagnosisEngine(
          ServerTable.UNKNOWN,
          BlocklistCatalog.read("zones.tsv", "bl.example\n"),
          BundledData.ADVICE,
          "Support",
          BundledData.CLOCK);

  @Test
  void anAnswerSaysWhetherOurServerSentIt() {
    assertEquals(Optional.empty(), sentByUs(DiagnosticAnswers.NONE));
    assertEquals(
        Optional.of(true), sentByUs(DiagnosticAnswers.NONE.with(Kind.OUR_SERVER, SUBJECT, true)));
    assertEquals(
        Optional.of(false), sentByUs(DiagnosticAnswers.NONE.with(Kind.OUR_SERVER, SUBJECT, false)));
  }

  @Test
  void anAnswerAboutAnotherServerSaysNothing() {
    assertEquals(
        Optional.empty(),
        sentByUs(
            DiagnosticAnswers.NONE.with(Kind.OUR_SERVER, Optional.of("out9.example.net"), true)));
  }

  @Test
  void anAnswerToAnotherQuestionIsAStatedFact() {
    DiagnosticAnswers answers =
        DiagnosticAnswers.NONE.with(Kind.STILL_QUEUED, Optional.of("4TfXk1"), false);

    Fact<Boolean> fact = answers.find(Kind.STILL_QUEUED, Optional.of("4TfXk1"));

    assertTrue(fact.is(false));
    assertEquals(
        new Excerpt(Excerpt.Source.ANSWER, "still-queued 4TfXk1: no"), fact.excerpts().get(0));
    assertEquals(Basis.UNKNOWN, answers.find(Kind.STILL_QUEUED, Optional.of("4TfXk2")).basis());
  }

  private Optional<Boolean> sentByUs(DiagnosticAnswers answers) {
    var mail = new UploadedMail("refused.txt", QuestionCases.MAIL.getBytes(StandardCharsets.UTF_8));
    return engine
        .diagnose(BundledData.READER.read(mail), DiagnosticProbes.NONE, HostingProbes.NONE, answers)
        .mailOrigin()
        .sentByUs();
  }
}
