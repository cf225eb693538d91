package org.bounceback.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;

/**
 * A look-up that is asked again from time to time. It stands among the findings of its case, as
 * {@code watch}.
 *
 * @param since when somebody wished it
 * @param next when the lists are asked next, to the second
 * @param listed the zones that listed the subject when each was last heard
 */
public record BlocklistWatch(Instant since, Instant next, Set<String> listed) {
  private static final Duration LASTS = Duration.ofDays(14);
  private static final Duration MIN_WAIT = Duration.ofHours(1);
  private static final Duration MAX_WAIT = Duration.ofHours(12);

  public BlocklistWatch {
    listed = Set.copyOf(listed);
    next = Instant.ofEpochSecond(next.getEpochSecond());
  }

  /** One that begins now with what these findings say. */
  static BlocklistWatch begun(DocumentNode findings, Instant now) {
    return new BlocklistWatch(now, now.plus(MIN_WAIT), zones(findings));
  }

  /** The one that stands among these findings; empty when nobody watches. */
  public static Optional<BlocklistWatch> in(DocumentNode findings) {
    return findings
        .find("watch")
        .map(
            watch ->
                new BlocklistWatch(
                    Instant.parse(watch.text("since")),
                    Instant.parse(watch.text("next")),
                    Set.copyOf(watch.texts("listed"))));
  }

  /** When it ends. */
  public Instant until() {
    return since.plus(LASTS);
  }

  /** The same after a check: soon again at first, since many removals take an hour, then seldom. */
  BlocklistWatch after(Collection<String> listedNow, Instant now) {
    Duration wait = Duration.between(since, now);
    if (wait.compareTo(MIN_WAIT) < 0) {
      wait = MIN_WAIT;
    }
    return new BlocklistWatch(
        since, now.plus(wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait), Set.copyOf(listedNow));
  }

  /** What the outbox entry of its next check is called, after its case. */
  String nextName() {
    return String.valueOf(next.getEpochSecond());
  }

  JsonObjectBuilder toJson() {
    return new JsonObjectBuilder()
        .with("since", since.toString())
        .with("next", next.toString())
        .with("listed", new TreeSet<>(listed));
  }

  private static Set<String> zones(DocumentNode findings) {
    var zones = new TreeSet<String>();
    findings.list("listed").forEach(each -> zones.add(each.text("zone")));
    return zones;
  }
}
