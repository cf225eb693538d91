package org.bounceback.findings;

import java.time.Instant;
import java.util.Optional;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.findings.DiagnosisBasis.Claim;
import org.bounceback.findings.DiagnosisBasis.GivenAnswer;
import org.bounceback.findings.DiagnosisBasis.Question;

/** Writes and reads what a diagnosis rests on, as members of the diagnosis. */
final class DiagnosisBasisCodec {
  private static final String FATE = "fate";
  private static final String ANSWERS = "answers";
  private static final String PENDING = "answerPending";

  private DiagnosisBasisCodec() {}

  /** Adds the members. Only a case with answers has those of the answers. */
  static void add(JsonObjectBuilder json, DiagnosisBasis basis) {
    json.with(FATE, basis.fate())
        .with("customer", basis.customer())
        .with("evidence", basis.evidence().stream().map(DiagnosisBasisCodec::write).toList())
        .with("question", basis.question().map(DiagnosisBasisCodec::write));
    if (!basis.answers().isEmpty()) {
      json.with(ANSWERS, basis.answers().stream().map(DiagnosisBasisCodec::write).toList());
    }
    if (basis.answerPending()) {
      json.with(PENDING, true);
    }
  }

  /** Reads the members; empty if an earlier program stored the diagnosis. */
  static Optional<DiagnosisBasis> read(DocumentNode json) {
    return json.findText(FATE)
        .map(
            fate ->
                new DiagnosisBasis(
                    fate,
                    json.text("customer"),
                    json.list("evidence").stream().map(DiagnosisBasisCodec::claim).toList(),
                    json.find("question").map(DiagnosisBasisCodec::question),
                    json.list(ANSWERS).stream().map(DiagnosisBasisCodec::answer).toList(),
                    json.isTrue(PENDING)));
  }

  private static JsonObjectBuilder write(Claim claim) {
    return new JsonObjectBuilder()
        .with("claim", claim.claim())
        .with("basis", claim.basis())
        .with("excerpt", claim.excerpt())
        .with("source", claim.source());
  }

  private static JsonObjectBuilder write(Question question) {
    JsonObjectBuilder json =
        new JsonObjectBuilder()
            .with("kind", question.kind())
            .with("subject", question.subject())
            .with("text", question.text().english());
    return FilledTextCodec.addTranslations(json, question.text());
  }

  private static JsonObjectBuilder write(GivenAnswer answer) {
    return write(answer.question())
        .with("yes", answer.yes())
        .with("person", answer.person())
        .with("name", answer.name())
        .with("given", answer.given().toString())
        .with("remembered", answer.remembered());
  }

  private static Claim claim(DocumentNode json) {
    return new Claim(
        json.text("claim"), json.text("basis"), json.text("excerpt"), json.findText("source"));
  }

  private static Question question(DocumentNode json) {
    return new Question(
        json.text("kind"), json.findText("subject"), FilledTextCodec.require(json, "text"));
  }

  private static GivenAnswer answer(DocumentNode json) {
    return new GivenAnswer(
        question(json),
        json.isTrue("yes"),
        json.text("person"),
        json.text("name"),
        Instant.parse(json.text("given")),
        json.isTrue("remembered"));
  }
}
