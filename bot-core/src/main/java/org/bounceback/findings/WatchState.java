package org.bounceback.findings;

import java.time.Instant;
import java.util.Set;

/**
 * The stored state of a watch.
 *
 * @param since when it was requested
 * @param next when the lists are checked next, to the second
 * @param listed the zones that listed the subject at the last check
 */
public record WatchState(Instant since, Instant next, Set<String> listed) {

  public WatchState {
    listed = Set.copyOf(listed);
    next = Instant.ofEpochSecond(next.getEpochSecond());
  }
}
