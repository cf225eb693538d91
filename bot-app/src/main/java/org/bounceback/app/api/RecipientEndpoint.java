package org.bounceback.app.api;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.bounceback.authentication.ServerAuthentication;
import org.bounceback.diagnosis.DiagnosisEngine;
import org.bounceback.findings.FindingsCodec;
import org.bounceback.findings.RecipientFindings;
import org.bounceback.net.Deadline;
import org.bounceback.recipient.RecipientCheck;
import org.bounceback.recipient.RecipientQuestion;
import org.bounceback.recipient.RecipientReport;

/** Answers {@code GET /recipient/SUBJECT[?again=true]}; never sends MAIL FROM or RCPT TO. */
final class RecipientEndpoint implements Endpoint {
  private final RecipientCheck check;
  private final DiagnosisEngine diagnosisEngine;
  private final Duration patience;
  private final Supplier<Optional<ServerAuthentication>> appearance;

  RecipientEndpoint(
      RecipientCheck check,
      DiagnosisEngine diagnosisEngine,
      Duration patience,
      Supplier<Optional<ServerAuthentication>> appearance) {
    this.check = check;
    this.diagnosisEngine = diagnosisEngine;
    this.patience = patience;
    this.appearance = appearance;
  }

  @Override
  public ApiResponse answer(Request request) throws ApiException {
    String text = request.subject();
    RecipientQuestion question =
        RecipientQuestion.about(text)
            .orElseThrow(
                () ->
                    new ApiException(
                        422,
                        "not-a-recipient",
                        "\"%s\" is neither a mail address nor a domain; give for example %s"
                            .formatted(text, "bob@example.com")));
    boolean refresh = request.parameter("again").filter("true"::equals).isPresent();
    RecipientReport report =
        check.check(refresh ? question.withFreshProbe() : question, Deadline.after(patience));
    String letter = diagnosisEngine.letterTo(report).orElse("");
    return ApiResponse.json(
        200, FindingsCodec.write(RecipientFindings.of(report, letter, appearance.get())));
  }
}
