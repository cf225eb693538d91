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

/** Notices that arrivals another process left behind are not taken up. */
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

  /** Begins to watch the arrivals of these platforms. */
  static InboxWatch start(EventInbox eventInbox, Collection<String> platforms) {
    var watch =
        new InboxWatch(
            eventInbox,
            platforms.stream()
                .collect(Collectors.toMap(Function.identity(), each -> new StallDetector())));
    watch.loop.every("inbox watch", CADENCE, watch::look);
    return watch;
  }

  /** Looks once. */
  void look() throws StoreException {
    for (Map.Entry<String, StallDetector> each : stalls.entrySet()) {
      each.getValue().saw(eventInbox.oldestLeftBehind(each.getKey()));
    }
  }

  /** Why arrivals are not taken up at the moment; empty if they are. */
  Optional<String> trouble() {
    for (Map.Entry<String, StallDetector> each : stalls.entrySet()) {
      Optional<Duration> stalled = each.getValue().stalledFor();
      if (stalled.isPresent()) {
        return Optional.of(
            "an arrival from %s waits and nobody has taken it up for %d s"
                .formatted(each.getKey(), stalled.get().toSeconds()));
      }
    }
    return loop.trouble();
  }

  @Override
  public void close() {
    loop.close();
  }
}
