package org.bounceback.sandbox.slack.world;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.slack.rules.Refused;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.strict.Refusal;
import org.bounceback.sandbox.wire.Recent;

/** The {@code response_url}s handed out: five uses within thirty minutes. */
public final class Hooks {
  private static final int MOST = 10_000;

  private final Map<String, Hook> hooks = new Recent<>(MOST);
  private final Stamps stamps;
  private final Duration lifetime;
  private final int uses;

  Hooks(Stamps stamps, Rulebook rules) {
    this.stamps = stamps;
    lifetime = Duration.ofMinutes(rules.limit("/timing/responseUrlMinutes").asLong());
    uses = rules.limit("/timing/responseUrlUses").asInt();
  }

  /**
   * Hands one out.
   *
   * @param family {@code commands}, {@code actions} or {@code app}
   * @param original the message that was acted on
   */
  public synchronized Hook issue(
      String family, String channel, String user, Optional<String> original) {
    String path =
        "/%s/%s/%s/%s".formatted(family, AppManifest.TEAM, stamps.id("1"), stamps.id("X"));
    var hook = new Hook(path, channel, user, original, original.isPresent(), stamps.now(), 0);
    hooks.put(path, hook);
    return hook;
  }

  /** Uses one; the last use is over after this. */
  public synchronized Hook use(String path) throws Refused {
    Hook hook = hooks.get(path);
    if (hook == null) {
      throw refuse("invalid_url", "/timing/responseUrlUses", "there is no such response_url");
    }
    if (stamps.now().isAfter(hook.issued().plus(lifetime))) {
      throw refuse("expired_url", "/timing/responseUrlMinutes", "older than " + lifetime);
    }
    if (hook.uses() == uses) {
      throw refuse("used_url", "/timing/responseUrlUses", "used " + uses + " times already");
    }
    hooks.put(path, hook.used());
    return hook;
  }

  /** Remembers the first answer, which later ones may replace. */
  public synchronized void answered(Hook hook, String ts) {
    hooks.computeIfPresent(
        hook.path(), (path, now) -> now.original().isPresent() ? now : now.about(ts));
  }

  private static Refused refuse(String error, String row, String detail) {
    return new Refused(
        new Refusal("response_url", error, Rulebook.limitRow(row), detail), Map.of());
  }
}
