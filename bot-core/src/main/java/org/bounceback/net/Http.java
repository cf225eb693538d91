package org.bounceback.net;

import java.net.URI;
import java.util.List;
import java.util.Map;

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
   * @throws HttpFailed when no answer came: connection refused, cut, or not in time
   * @throws InterruptedException when the calling thread is interrupted
   */
  Response send(Request request, Deadline deadline) throws HttpFailed, InterruptedException;

  /** What to send; the body goes out as UTF-8. */
  record Request(String method, URI uri, Map<String, String> headers, String body) {}

  /**
   * What came back.
   *
   * @param headers by lower-case name
   * @param body decoded as UTF-8; how much of it at most is the implementation's to say
   */
  record Response(int status, Map<String, List<String>> headers, String body) {}

  /** No answer came. */
  final class HttpFailed extends Exception {
    public HttpFailed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
