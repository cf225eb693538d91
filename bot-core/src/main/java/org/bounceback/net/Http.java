package org.bounceback.net;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends one HTTP request to a service in the configuration.
 *
 * <p>Implementations follow no redirects, limit the body size, and are safe for concurrent use.
 * They never retry a POST or PUT; the JDK's client repeats a GET once if the connection was closed
 * before the response.
 */
public interface Http {

  /**
   * Sends {@code request} and waits for the whole response.
   *
   * @throws HttpRequestException if there was no response: connection refused, closed, or a timeout
   * @throws InterruptedException if the calling thread is interrupted
   */
  Response send(Request request, Deadline deadline)
      throws HttpRequestException, InterruptedException;

  /** A request. */
  record Request(String method, URI uri, Map<String, String> headers, Body body) {

    /** Creates a request with a UTF-8 body. */
    public Request(String method, URI uri, Map<String, String> headers, String body) {
      this(method, uri, headers, Body.of(body));
    }

    /** Omits query, header values and body, which may contain a token. */
    @Override
    public String toString() {
      return method + " " + uri.getHost() + uri.getRawPath() + " with " + headers.keySet();
    }
  }

  /** The body of a request. */
  final class Body {
    private final byte[] bytes;

    private Body(byte[] bytes) {
      this.bytes = bytes;
    }

    /** Creates a body from a text in UTF-8. */
    public static Body of(String text) {
      return new Body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Creates a body from bytes. */
    public static Body of(byte[] bytes) {
      return new Body(bytes.clone());
    }

    byte[] bytes() {
      return bytes;
    }

    /** Returns the number of bytes, but not the content. */
    @Override
    public String toString() {
      return bytes.length + " bytes";
    }
  }

  /**
   * A response.
   *
   * @param headers by lower-case name
   * @param body decoded as UTF-8, truncated at the limit of the implementation
   */
  record Response(int status, Map<String, List<String>> headers, String body) {

    /** Returns how long the service requests a pause; empty without a valid {@code Retry-After}. */
    public Optional<Duration> retryAfter(Clock clock) {
      return headers.getOrDefault("retry-after", List.of()).stream()
          .findFirst()
          .flatMap(value -> RetryAfter.parse(value, clock));
    }

    /** Omits header values and body, which may contain a session or personal data. */
    @Override
    public String toString() {
      return "status " + status + ", " + body.length() + " characters";
    }
  }

  /** Thrown if there was no response. */
  final class HttpRequestException extends Exception {
    private final HttpFailureKind httpFailureKind;
    private final Optional<Duration> retryAfter;

    /** The kind of failure. */
    public enum HttpFailureKind {
      /** It was not sent, because requests to the service are paused. */
      PAUSED,
      /** There was no connection, so nothing was done. */
      UNREACHABLE,
      /** There was a timeout; the request may have been processed. */
      LATE,
      /** The connection was closed; the request may have been processed. */
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

    /**
     * Creates an exception for a request that was not sent; {@code retryAfter} is the remaining
     * pause requested by the service.
     */
    static HttpRequestException paused(Optional<Duration> retryAfter) {
      return new HttpRequestException(retryAfter);
    }

    /** Returns the kind of failure. */
    public HttpFailureKind kind() {
      return httpFailureKind;
    }

    /** Returns the remaining pause requested by the service; empty if it requested none. */
    public Optional<Duration> retryAfter() {
      return retryAfter;
    }
  }
}
