package org.bounceback.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bounceback.advice.FilledText;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.NewCase;
import org.bounceback.cases.StoredMail;
import org.bounceback.diagnosis.DiagnosisEngine;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.diagnosis.HostingProbes;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.DiagnosisBasis;
import org.bounceback.findings.DiagnosisBasis.Claim;
import org.bounceback.findings.DiagnosisBasis.Question;

/** Cases whose diagnosis would be completed by the answer to a question. */
public final class QuestionCases {
  /** Whether the server that sent the message of {@link #MAIL} is ours. */
  public static final Question OUR_SERVER =
      new Question(
          "our-server",
          Optional.of("203.0.113.99"),
          FilledText.untranslated("Is 203.0.113.99 (mail.elsewhere.example) one of our servers?"));

  /** Whether the message is still in the queue. */
  public static final Question STILL_QUEUED =
      new Question(
          "still-queued",
          Optional.of("4TfXk1"),
          FilledText.untranslated("Is 4TfXk1 still in the queue?"));

  /** The full headers of the returned message. */
  public static final Question FULL_HEADERS =
      new Question(
          "full-headers",
          Optional.empty(),
          FilledText.untranslated("Which server sent it? Its full headers show that."));

  /** A rejection that names the IP of {@link #OUR_SERVER}. */
  public static final String MAIL =
      """
      bob@example.com: host mx.example.com[198.51.100.25] said: 550 5.7.1 Service unavailable;
      Client host [203.0.113.99] blocked using zen.spamhaus.org
      """;

  private static final List<Claim> EVIDENCE =
      List.of(
          new Claim(
              "rejectedBy=recipient",
              "stated",
              "host mx.example.com[198.51.100.25] said: 550 5.7.1",
              Optional.of("report")),
          new Claim("customer=sender", "inferred", "bob@example.com", Optional.of("report")),
          new Claim("sentBy=unknown", "unknown", "", Optional.empty()));

  private QuestionCases() {}

  /** Returns a case with that question, as a person of that user ID would have opened it. */
  public static NewCase of(Question question, String channel, DiagnosisEngine engine) {
    byte[] bytes = MAIL.getBytes(StandardCharsets.UTF_8);
    var mail = new UploadedMail("refused.txt", bytes);
    CaseResult result =
        CaseResult.of(
            mail.name(),
            engine.diagnose(
                BundledData.READER.read(mail), DiagnosticProbes.NONE, HostingProbes.NONE));
    BounceFindings findings = (BounceFindings) result.findings();
    var basis =
        new DiagnosisBasis("lost", "sender", EVIDENCE, Optional.of(question), List.of(), false);
    return new NewCase(
        CaseKind.BOUNCE,
        mail.name(),
        new CaseRequester("U1", "T1", channel, Optional.empty()),
        result.with(findings.withBasis(basis)),
        Optional.of(new StoredMail(mail.name(), bytes)));
  }
}
