package org.bounceback.cases;

import org.bounceback.diagnosis.Diagnosis;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.Findings;
import org.bounceback.findings.FindingsCodec;

/**
 * What was found, and what it comes to.
 *
 * @param headline one sentence for the agent
 * @param verdict its code, such as {@code recipient-blocks-us}
 * @param findings all of it
 */
public record CaseResult(String headline, String verdict, Findings findings) {

  /**
   * The result of diagnosing an e-mail.
   *
   * @param file what to call the e-mail
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

  /** The same with other findings. */
  public CaseResult with(Findings others) {
    return new CaseResult(headline, verdict, others);
  }
}
