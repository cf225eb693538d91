package org.bounceback.net;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bounceback.net.Http.HttpRequestException.HttpFailureKind;

/** Sends HTTP requests with the JDK's client; redirects are never followed. */
public final class JdkHttp implements Http {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int MAX_BODY = 64 << 10;

  private final HttpClient client;
  private final int maxBytes;
  private final boolean whole;

  private JdkHttp(HttpClient.Builder builder, int maxBytes, boolean whole) {
    this.client = builder.build();
    this.maxBytes = maxBytes;
    this.whole = whole;
  }

  /**
   * Creates a client that fails if a response is too large.
   *
   * @param trust the trusted certificates
   * @param maxBytes the maximum body size
   */
  public static JdkHttp whole(ServerTrust trust, int maxBytes) {
    HttpClient.Builder builder = builder().version(HttpClient.Version.HTTP_1_1);
    trust.context().ifPresent(builder::sslContext);
    return new JdkHttp(builder, maxBytes, true);
  }

  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .connectTimeout(CONNECT)
        .followRedirects(HttpClient.Redirect.NEVER);
  }

  /** Creates a client that reads the first 64 KiB of a response. */
  public JdkHttp() {
    this(MAX_BODY);
  }

  /** Creates a client that reads that many bytes of a response. */
  public JdkHttp(int maxBytes) {
    this(builder(), maxBytes, false);
  }

  @Override
  public Response send(Request request, Deadline deadline)
      throws HttpRequestException, InterruptedException {
    var builder =
        HttpRequest.newBuilder(request.uri())
            .timeout(deadline.remaining().plusMillis(1))
            .method(
                request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body().bytes()));
    request.headers().forEach(builder::header);
    var pending = client.sendAsync(builder.build(), info -> new BoundedBody(maxBytes, whole));
    try {
      // The client's own timeout ends with the headers; the body may be sent indefinitely.
      HttpResponse<String> response =
          pending.get(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
      return new Response(response.statusCode(), response.headers().map(), response.body());
    } catch (ExecutionException failed) {
      throw new HttpRequestException(
          how(failed),
          whole ? describe(failed, request) : "no response from " + request.uri().getHost(),
          failed);
    } catch (TimeoutException late) {
      pending.cancel(true);
      throw new HttpRequestException(
          HttpFailureKind.LATE,
          "no complete response in time from " + request.uri().getHost(),
          late);
    }
  }

  /**
   * Describes the innermost cause, which is the most specific: a certificate, a refused connection,
   * a size.
   */
  private static String describe(ExecutionException failed, Request request) {
    Throwable cause = failed;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return "no response from " + request.uri().getHost() + ": " + message;
  }

  private static HttpFailureKind how(ExecutionException failed) {
    Throwable cause = failed.getCause();
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return HttpFailureKind.UNREACHABLE;
    }
    return cause instanceof HttpTimeoutException ? HttpFailureKind.LATE : HttpFailureKind.CUT;
  }
}
