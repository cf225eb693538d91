package org.bounceback.net;

import java.time.Duration;
import java.util.List;

/**
 * Requests to one service at its {@link RequestThrottle}.
 *
 * <p>No answer, 429 and 5xx are failures. After 429 or 503 with {@code Retry-After} (seconds, RFC
 * 9110 section 10.2.3) nobody asks for that long.
 */
public final class ThrottledHttp implements Http {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final Duration MAX_WISH = Duration.ofHours(1);

  private final Http http;
  private final RequestThrottle requestThrottle;

  /** Paces what goes through {@code http}. */
  public ThrottledHttp(Http http, RequestThrottle requestThrottle) {
    this.http = http;
    this.requestThrottle = requestThrottle;
  }

  @Override
  public Response send(Request request, Deadline deadline)
      throws HttpRequestException, InterruptedException {
    if (!requestThrottle.awaitTurn()) {
      throw new HttpRequestException(
          HttpRequestException.HttpFailureKind.LEFT_ALONE,
          "it is left alone for a while",
          new IllegalStateException("paced"));
    }
    try {
      Response answer = http.send(request, deadline);
      requestThrottle.settle(isTrouble(answer), wish(answer));
      return answer;
    } catch (HttpRequestException failed) {
      requestThrottle.settle(true, Duration.ZERO);
      throw failed;
    } catch (InterruptedException | RuntimeException cut) {
      requestThrottle.settle(false, Duration.ZERO);
      throw cut;
    }
  }

  private static boolean isTrouble(Response answer) {
    return answer.status() == TOO_MANY_REQUESTS || answer.status() >= SERVER_ERROR;
  }

  /** How long the service wants to be left alone; a date is left to whoever asked. */
  private static Duration wish(Response answer) {
    if (!isTrouble(answer)) {
      return Duration.ZERO;
    }
    Duration wish =
        answer.headers().getOrDefault("retry-after", List.of()).stream()
            .filter(text -> text.matches("[0-9]{1,9}"))
            .findFirst()
            .map(text -> Duration.ofSeconds(Long.parseLong(text)))
            .orElse(Duration.ZERO);
    return wish.compareTo(MAX_WISH) > 0 ? MAX_WISH : wish;
  }
}
