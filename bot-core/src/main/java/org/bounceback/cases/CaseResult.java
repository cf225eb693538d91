package org.bounceback.cases;

import org.bounceback.diagnosis.Diagnosis;
import org.bounceback.diagnosis.DiagnosisJson;

/**
 * What was found.
 *
 * @param headline one sentence for the agent
 * @param verdict its code, such as {@code recipient-blocks-us}
 * @param diagnosis all of it, as a JSON object
 */
public record CaseResult(String headline, String verdict, String diagnosis) {

  /**
   * What the diagnosis of a mail came to.
   *
   * @param file what to call the mail
   */
  public static CaseResult of(String file, Diagnosis diagnosis) {
    return new CaseResult(
        diagnosis.diagnosisTexts().headline(),
        diagnosis.verdict().code(),
        DiagnosisJson.of(file, diagnosis).toString());
  }
}
