package org.bounceback.cases;

import org.bounceback.diagnosis.Diagnosis;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.Findings;
import org.bounceback.findings.FindingsCodec;

/**
 * What was found, with its headline and verdict.
 *
 * @param headline one sentence for the agent
 * @param verdict its code, such as {@code recipient-blocks-us}
 * @param findings everything that was found
 */
public record CaseResult(String headline, String verdict, Findings findings) {

  /**
   * Creates the result of diagnosing an e-mail.
   *
   * @param file the name to show for the e-mail
   */
  public static CaseResult of(String file, Diagnosis diagnosis) {
    return new CaseResult(
        diagnosis.diagnosisTexts().headline(),
        diagnosis.verdict().code(),
        BounceFindings.of(file, diagnosis));
  }

  /** Reads a result whose findings have their stored form, of any version. */
  public static CaseResult read(String headline, String verdict, String stored) {
    return new CaseResult(headline, verdict, FindingsCodec.read(stored));
  }

  /** Returns this result with other findings. */
  public CaseResult with(Findings others) {
    return new CaseResult(headline, verdict, others);
  }
}
