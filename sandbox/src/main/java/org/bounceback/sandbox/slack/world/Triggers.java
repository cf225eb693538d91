package org.bounceback.sandbox.slack.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.wire.BoundedMap;

/** The issued trigger ids: each can be used once within three seconds. */
public final class Triggers {
  private static final int MAX = 10_000;

  private final Map<String, Trigger> issued = new BoundedMap<>(MAX);
  private final Stamps stamps;
  private final Duration lifetime;

  Triggers(Stamps stamps, Rulebook rules) {
    this.stamps = stamps;
    lifetime = Duration.ofSeconds(rules.limit("/timing/triggerIdSeconds").asLong());
  }

  private record Trigger(String user, Instant at, boolean used) {}

  /** The result of using a trigger. */
  public sealed interface Spent {
    /** It was valid, and is now used. */
    record Good(String user) implements Spent {}

    /** It was not valid: {@code invalid}, {@code expired} or {@code exchanged}. */
    record Bad(String how) implements Spent {}
  }

  /** Issues a trigger for a user's action. */
  public synchronized String issue(String user) {
    String id = stamps.id("1") + ".2222222222222." + stamps.id("t");
    issued.put(id, new Trigger(user, stamps.now(), false));
    return id;
  }

  /** Uses a trigger. */
  public synchronized Spent spend(String id) {
    Trigger trigger = issued.get(id);
    if (trigger == null) {
      return new Spent.Bad("invalid");
    }
    if (trigger.used()) {
      return new Spent.Bad("exchanged");
    }
    if (stamps.now().isAfter(trigger.at().plus(lifetime))) {
      return new Spent.Bad("expired");
    }
    issued.put(id, new Trigger(trigger.user(), trigger.at(), true));
    return new Spent.Good(trigger.user());
  }
}
