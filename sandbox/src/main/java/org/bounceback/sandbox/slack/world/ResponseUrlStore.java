package org.bounceback.sandbox.slack.world;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.slack.rules.SlackErrorException;
import org.bounceback.sandbox.strict.RuleViolation;
import org.bounceback.sandbox.wire.BoundedMap;

/** The issued {@code response_url}s: five uses within thirty minutes. */
public final class ResponseUrlStore {
  private static final int MAX = 10_000;

  private final Map<String, ResponseUrl> responseUrls = new BoundedMap<>(MAX);
  private final Stamps stamps;
  private final Duration lifetime;
  private final int uses;

  ResponseUrlStore(Stamps stamps, Rulebook rules) {
    this.stamps = stamps;
    lifetime = Duration.ofMinutes(rules.limit("/timing/responseUrlMinutes").asLong());
    uses = rules.limit("/timing/responseUrlUses").asInt();
  }

  /**
   * Issues a URL.
   *
   * @param family {@code commands}, {@code actions} or {@code app}
   * @param original the message that was acted on
   */
  public synchronized ResponseUrl issue(
      String family, String channel, String user, Optional<String> original) {
    String path =
        "/%s/%s/%s/%s".formatted(family, AppManifest.TEAM, stamps.id("1"), stamps.id("X"));
    var responseUrl =
        new ResponseUrl(path, channel, user, original, original.isPresent(), stamps.now(), 0);
    responseUrls.put(path, responseUrl);
    return responseUrl;
  }

  /** Uses a URL once; it becomes invalid after its last use. */
  public synchronized ResponseUrl use(String path) throws SlackErrorException {
    ResponseUrl responseUrl = responseUrls.get(path);
    if (responseUrl == null) {
      throw refuse("invalid_url", "/timing/responseUrlUses", "there is no such response_url");
    }
    if (stamps.now().isAfter(responseUrl.issued().plus(lifetime))) {
      throw refuse("expired_url", "/timing/responseUrlMinutes", "older than " + lifetime);
    }
    if (responseUrl.uses() == uses) {
      throw refuse("used_url", "/timing/responseUrlUses", "used " + uses + " times already");
    }
    responseUrls.put(path, responseUrl.used());
    return responseUrl;
  }

  /** Stores the first response, which later ones may replace. */
  public synchronized void answered(ResponseUrl responseUrl, String ts) {
    responseUrls.computeIfPresent(
        responseUrl.path(), (path, now) -> now.original().isPresent() ? now : now.about(ts));
  }

  private static SlackErrorException refuse(String error, String row, String detail) {
    return new SlackErrorException(
        new RuleViolation("response_url", error, Rulebook.limitRow(row), detail), Map.of());
  }
}
