package org.bounceback.testkit;

import org.bounceback.advice.AdviceCatalog;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.bounce.reason.CustomReasonRules;
import org.bounceback.bounce.reason.ReasonRules;
import org.bounceback.bounce.reason.RejectionTargetClassifier;

/** The packaged rules and advice, which are immutable and read once for all tests of a process. */
public final class BundledData {
  public static final ReasonRules RULES = ReasonRules.load();
  public static final BounceReader READER =
      BounceReader.withCustomRules(CustomReasonRules.NONE, RULES);
  public static final RejectionTargetClassifier TARGETS = new RejectionTargetClassifier(RULES);
  public static final AdviceCatalog ADVICE = AdviceCatalog.load();

  private BundledData() {}
}
