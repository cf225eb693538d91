package org.bounceback.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bounceback.advice.SettlingQuestion;
import org.bounceback.advice.SettlingQuestion.Kind;
import org.bounceback.advice.Verdict;
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

  private static final String SPAM =
      """
      From: Mail Delivery System <Mailer-Daemon@srv12.example.net>
      To: alice@shop.example
      X-Failed-Recipients: bob@example.com
      Subject: Mail delivery failed: returning message to sender
      Date: Tue, 24 Nov 2026 08:12:36 +0100

      This message was created automatically by mail delivery software.

      A message that you sent could not be delivered to one or more of its
      recipients. This is a permanent error. The following address(es) failed:

        bob@example.com
          SMTP error from remote mail server after end of data:
          550 5.7.1 Message rejected as spam

      ------ This is a copy of the message, including all the headers. ------

      Return-path: <alice@shop.example>
      Received: from [198.51.100.77] (port=49263 helo=[192.168.1.23])
      \tby srv12.example.net with esmtpsa (Exim 4.98.2)
      \tid 1vNLAC-0000000NYYMQ-GTDU
      \tfor bob@example.com; Tue, 24 Nov 2026 08:12:30 +0100
      From: alice@shop.example
      To: bob@example.com
      Message-ID: <x1@shop.example>
      """;

  private final DiagnosisEngine engine = BundledData.engine(ServerTable.UNKNOWN);

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

  @Test
  void theAnswerToTheQuestionCompletesTheDiagnosis() {
    Diagnosis open = diagnosis(SPAM, DiagnosticAnswers.NONE);
    SettlingQuestion question = open.facts().question().orElseThrow();

    Diagnosis settled =
        diagnosis(SPAM, DiagnosticAnswers.NONE.with(question.kind(), question.subject(), true));

    assertEquals(Verdict.CANNOT_TELL, open.verdict());
    assertEquals("Is srv12.example.net one of our servers?", question.text().english());
    assertEquals(Verdict.MESSAGE_CONTENT, settled.verdict());
  }

  private Diagnosis diagnosis(String mail, DiagnosticAnswers answers) {
    return engine.diagnose(
        BundledData.READER.read(mail.getBytes(StandardCharsets.UTF_8)),
        DiagnosticProbes.NONE,
        HostingProbes.NONE,
        answers);
  }

  private Optional<Boolean> sentByUs(DiagnosticAnswers answers) {
    var mail = new UploadedMail("refused.txt", QuestionCases.MAIL.getBytes(StandardCharsets.UTF_8));
    return engine
        .diagnose(BundledData.READER.read(mail), DiagnosticProbes.NONE, HostingProbes.NONE, answers)
        .mailOrigin()
        .sentByUs();
  }
}
