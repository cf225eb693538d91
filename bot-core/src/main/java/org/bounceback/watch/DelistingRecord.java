package org.bounceback.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;

/**
 * A request to take an entry off a list. The requests stand among the findings of their case, as
 * {@code removals}.
 *
 * @param zone the list
 * @param name what people call it
 * @param cause what the cause was and how it was ended
 * @param asked when a person has sent it; empty while nobody said so
 */
public record DelistingRecord(String zone, String name, String cause, Optional<Instant> asked) {

  /** Those that stand among these findings, oldest first. */
  public static List<DelistingRecord> in(DocumentNode findings) {
    return findings.list("removals").stream()
        .map(
            each ->
                new DelistingRecord(
                    each.text("zone"),
                    each.text("name"),
                    each.text("cause"),
                    each.findText("asked").map(Instant::parse)))
        .toList();
  }

  /** The same, sent. */
  DelistingRecord asked(Instant at) {
    return new DelistingRecord(zone, name, cause, Optional.of(at));
  }

  JsonObjectBuilder toJson() {
    return new JsonObjectBuilder()
        .with("zone", zone)
        .with("name", name)
        .with("cause", cause)
        .with("asked", asked.map(Instant::toString));
  }
}
