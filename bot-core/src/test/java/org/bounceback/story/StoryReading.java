package org.bounceback.story;

import org.bounceback.advice.Verdict;
import org.bounceback.diagnosis.Diagnosis;

/**
 * What the program makes of the upload of a story.
 *
 * @param report the report before it was uploaded
 */
record StoryReading(DeliveryStory story, WrittenReport report, Upload upload, Diagnosis diagnosis) {

  /** Returns whether both differ in verdict and actor, and both are a decision. */
  boolean contradicts(StoryReading other) {
    return diagnosis.verdict() != other.diagnosis.verdict()
        && diagnosis.actor() != other.diagnosis.actor()
        && diagnosis.verdict() != Verdict.CANNOT_TELL
        && other.diagnosis.verdict() != Verdict.CANNOT_TELL;
  }

  /** Returns verdict and actor. */
  String decision() {
    return diagnosis.verdict().code() + "/" + diagnosis.actor().code();
  }
}
