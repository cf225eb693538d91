package org.bounceback.app;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bounceback.chat.runtime.EventInbox;
import org.bounceback.store.StoreException;
import org.bounceback.supervision.Cadence;
import org.bounceback.supervision.StallDetector;
import org.bounceback.supervision.SupervisedScheduler;

/** Detects that unfinished events of another process are not picked up. */
final class InboxWatch implements AutoCloseable {
  private static final Cadence CADENCE =
      new Cadence(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMinutes(1));

  private final SupervisedScheduler loop = new SupervisedScheduler("inbox watch");
  private final EventInbox eventInbox;
  private final Map<String, StallDetector> stalls;

  InboxWatch(EventInbox eventInbox, Map<String, StallDetector> stalls) {
    this.eventInbox = eventInbox;
    this.stalls = Map.copyOf(stalls);
  }

  /** Starts to watch the events of these platforms. */
  static InboxWatch start(EventInbox eventInbox, Collection<String> platforms) {
    var watch =
        new InboxWatch(
            eventInbox,
            platforms.stream()
                .collect(Collectors.toMap(Function.identity(), platform -> new StallDetector())));
    watch.loop.repeat("inbox watch", CADENCE, watch::check);
    return watch;
  }

  /** Checks once. */
  void check() throws StoreException {
    for (Map.Entry<String, StallDetector> entry : stalls.entrySet()) {
      entry.getValue().update(eventInbox.oldestLeftBehind(entry.getKey()));
    }
  }

  /** Returns why unfinished events are not picked up right now; empty if they are. */
  Optional<String> problem() {
    for (Map.Entry<String, StallDetector> entry : stalls.entrySet()) {
      Optional<Duration> stalled = entry.getValue().stalledFor();
      if (stalled.isPresent()) {
        return Optional.of(
            "an event from %s has waited for %d s without being picked up"
                .formatted(entry.getKey(), stalled.get().toSeconds()));
      }
    }
    return loop.problem();
  }

  @Override
  public void close() {
    loop.close();
  }
}
