package org.bounceback.app.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bounceback.capacity.KeyedRateLimiter;
import org.bounceback.capacity.KeyedRateLimiter.Exceeded;
import org.bounceback.capacity.Quota;

/**
 * Limits the requests with one token of the API, whichever requesters they contain. Safe for
 * concurrent use.
 */
public final class TokenQuota {
  private static final String REQUESTS = "requests";
  private static final int KEYS = 2;

  private final int requests;
  private final int tickets;
  private final KeyedRateLimiter limiter;

  /**
   * Creates a quota.
   *
   * @param requests maximum requests a minute; 0 for no limit
   * @param tickets maximum escalations an hour; 0 for no limit
   * @param nanoTime the elapsed time
   */
  public TokenQuota(int requests, int tickets, LongSupplier nanoTime) {
    this.requests = requests;
    this.tickets = tickets;
    this.limiter = new KeyedRateLimiter(nanoTime, KEYS);
  }

  /** Counts a request; answers it when a limit is reached. */
  Optional<ApiResponse> refusal(boolean isTicket) {
    List<Quota> quotas = new ArrayList<>();
    quotas.add(new Quota(REQUESTS, requests, Duration.ofMinutes(1), 1));
    if (isTicket) {
      quotas.add(new Quota("escalations", tickets, Duration.ofHours(1), 1));
    }
    return limiter.acquire(quotas).map(TokenQuota::reply);
  }

  private static ApiResponse reply(Exceeded exceeded) {
    Quota quota = exceeded.quota();
    boolean isRequests = quota.key().equals(REQUESTS);
    long seconds = exceeded.retryAfter().plusNanos(999_999_999).toSeconds();
    String said =
        "more than %d %s in %s; nothing was done, try again in %d s"
            .formatted(quota.limit(), quota.key(), isRequests ? "a minute" : "an hour", seconds);
    return ApiResponse.error(429, "too-many-" + quota.key(), said)
        .with("Retry-After", String.valueOf(seconds));
  }
}
