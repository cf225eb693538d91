package org.bounceback.net;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends one HTTP request to a service that the operator named.
 *
 * <p>Implementations follow no redirect, never retry, read at most a bounded body, and are safe for
 * concurrent use.
 */
public interface Http {

  /**
   * Sends {@code request} and waits for the whole answer.
   *
   * @throws HttpRequestException when no answer came: connection refused, cut, or not in time
   * @throws InterruptedException when the calling thread is interrupted
   */
  Response send(Request request, Deadline deadline)
      throws HttpRequestException, InterruptedException;

  /** What to send. */
  record Request(String method, URI uri, Map<String, String> headers, Body body) {

    /** One whose body goes out as UTF-8. */
    public Request(String method, URI uri, Map<String, String> headers, String body) {
      this(method, uri, headers, Body.of(body));
    }

    /** Without query, header values and body, any of which may hold a token. */
    @Override
    public String toString() {
      return method + " " + uri.getHost() + uri.getRawPath() + " with " + headers.keySet();
    }
  }

  /** The bytes of a request. */
  final class Body {
    private final byte[] bytes;

    private Body(byte[] bytes) {
      this.bytes = bytes;
    }

    /** A text in UTF-8. */
    public static Body of(String text) {
      return new Body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Just these. */
    public static Body of(byte[] bytes) {
      return new Body(bytes.clone());
    }

    byte[] bytes() {
      return bytes;
    }

    /** How many there are; what they are is nobody's business. */
    @Override
    public String toString() {
      return bytes.length + " bytes";
    }
  }

  /**
   * What came back.
   *
   * @param headers by lower-case name
   * @param body decoded as UTF-8, cut where the implementation's bound is
   */
  record Response(int status, Map<String, List<String>> headers, String body) {

    /**
     * How long the service asks for no further requests; empty without a valid {@code Retry-After}.
     */
    public Optional<Duration> retryAfter(Clock clock) {
      return headers.getOrDefault("retry-after", List.of()).stream()
          .findFirst()
          .flatMap(value -> RetryAfter.parse(value, clock));
    }

    /** Without header values and body, which may hold a session or somebody's mail. */
    @Override
    public String toString() {
      return "status " + status + ", " + body.length() + " characters";
    }
  }

  /** No answer came. */
  final class HttpRequestException extends Exception {
    private final HttpFailureKind httpFailureKind;
    private final Optional<Duration> retryAfter;

    /** How it failed. */
    public enum HttpFailureKind {
      /** It was not sent, since requests to the service are paused. */
      PAUSED,
      /** There was no connection, so nothing was done. */
      UNREACHABLE,
      /** Not in time; it may have been done. */
      LATE,
      /** The connection was cut; it may have been done. */
      CUT
    }

    public HttpRequestException(HttpFailureKind httpFailureKind, String message, Throwable cause) {
      super(message, cause);
      this.httpFailureKind = httpFailureKind;
      this.retryAfter = Optional.empty();
    }

    private HttpRequestException(Optional<Duration> retryAfter) {
      super("requests to this service are paused");
      this.httpFailureKind = HttpFailureKind.PAUSED;
      this.retryAfter = retryAfter;
    }

    /** A request that was not sent; {@code retryAfter} is what is left of the service's wish. */
    static HttpRequestException paused(Optional<Duration> retryAfter) {
      return new HttpRequestException(retryAfter);
    }

    /** How it failed. */
    public HttpFailureKind how() {
      return httpFailureKind;
    }

    /** How long the service still asks for no requests; empty if it did not say. */
    public Optional<Duration> retryAfter() {
      return retryAfter;
    }
  }
}
