package org.bounceback.diagnosis;

import java.util.Optional;
import org.bounceback.advice.FilledText;

/**
 * One of the article's three steps.
 *
 * @param name {@code blacklists}, {@code recipient} or {@code contact}
 * @param outcome the outcome's name in JSON
 * @param relevant of the first step: whether a listing is the cause
 * @param reason why it was skipped or what is missing, as a sentence for the agent
 */
public record DiagnosisStep(
    String name, String outcome, Optional<Boolean> relevant, Optional<FilledText> reason) {

  static DiagnosisStep blacklists(String outcome, boolean relevant) {
    return new DiagnosisStep("blacklists", outcome, Optional.of(relevant), Optional.empty());
  }

  static DiagnosisStep recipient(String outcome, Optional<FilledText> why) {
    return new DiagnosisStep("recipient", outcome, Optional.empty(), why);
  }

  static DiagnosisStep contact(String outcome, Optional<FilledText> why) {
    return new DiagnosisStep("contact", outcome, Optional.empty(), why);
  }
}
