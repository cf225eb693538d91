package org.bounceback.diagnosis;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.log.LogEntry;
import org.bounceback.bounce.log.Outcome;

/** Finds log lines about messages that were neither delivered nor rejected. */
final class LogSituation {
  private static final Map<Outcome, String> SITUATIONS =
      Map.of(
          Outcome.QUEUED, "log-queued",
          Outcome.FROZEN, "log-frozen",
          Outcome.DISCARDED, "log-discarded",
          Outcome.REMOVED, "log-removed");

  private LogSituation() {}

  /** Returns the situation in the advice; empty if another diagnosis says more. */
  static Optional<String> of(BouncedMessage bounce) {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    for (Recipient recipient : bounce.recipients()) {
      Optional<Outcome> outcome =
          recipient.logged().map(LogEntry::outcome).filter(SITUATIONS::containsKey);
      if (outcome.isEmpty()) {
        return Optional.empty();
      }
      outcomes.add(outcome.get());
    }
    boolean onlyWaiting = EnumSet.of(Outcome.QUEUED, Outcome.FROZEN).containsAll(outcomes);
    return outcomes.stream()
        .findFirst()
        .filter(outcome -> outcomes.size() == 1 || onlyWaiting)
        .map(SITUATIONS::get);
  }
}
