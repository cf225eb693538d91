package org.bounceback.net;

import java.time.Clock;
import java.time.Duration;

/**
 * Sends requests to one service when its {@link RequestThrottle} allows them.
 *
 * <p>No response, 429 and 5xx are failures. After 429 or 5xx with {@code Retry-After}, no request
 * is sent for that long, but for an hour at most.
 */
public final class ThrottledHttp implements Http {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final Duration MAX_PAUSE = Duration.ofHours(1);

  private final Http http;
  private final RequestThrottle requestThrottle;
  private final Clock clock;

  /** Sends through {@code http}; the clock is for a date in {@code Retry-After}. */
  public ThrottledHttp(Http http, RequestThrottle requestThrottle, Clock clock) {
    this.http = http;
    this.requestThrottle = requestThrottle;
    this.clock = clock;
  }

  @Override
  public Response send(Request request, Deadline deadline)
      throws HttpRequestException, InterruptedException {
    if (!requestThrottle.await()) {
      throw HttpRequestException.paused(requestThrottle.remainingPause());
    }
    try {
      Response response = http.send(request, deadline);
      requestThrottle.complete(isFailure(response), pause(response));
      return response;
    } catch (HttpRequestException failed) {
      requestThrottle.complete(true, Duration.ZERO);
      throw failed;
    } catch (InterruptedException | RuntimeException | Error cut) {
      requestThrottle.complete(false, Duration.ZERO);
      throw cut;
    }
  }

  private static boolean isFailure(Response response) {
    return response.status() == TOO_MANY_REQUESTS || response.status() >= SERVER_ERROR;
  }

  private Duration pause(Response response) {
    Duration asked =
        isFailure(response) ? response.retryAfter(clock).orElse(Duration.ZERO) : Duration.ZERO;
    return asked.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : asked;
  }
}
