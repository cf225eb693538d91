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

/** HTTP by the JDK's own client; redirects are never followed. */
public final class JdkHttp implements Http {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int MAX_BODY = 64 << 10;

  private final HttpClient client;
  private final int mostBytes;
  private final boolean whole;

  private JdkHttp(HttpClient.Builder builder, int mostBytes, boolean whole) {
    this.client = builder.build();
    this.mostBytes = mostBytes;
    this.whole = whole;
  }

  /**
   * A client whose answers are whole or none: one that is larger fails.
   *
   * @param trust whose certificates are accepted
   * @param mostBytes how large a body may be
   */
  public static JdkHttp whole(ServerTrust trust, int mostBytes) {
    HttpClient.Builder builder = builder().version(HttpClient.Version.HTTP_1_1);
    trust.context().ifPresent(builder::sslContext);
    return new JdkHttp(builder, mostBytes, true);
  }

  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .connectTimeout(CONNECT)
        .followRedirects(HttpClient.Redirect.NEVER);
  }

  /** One that reads the first 64 KiB of an answer. */
  public JdkHttp() {
    this(MAX_BODY);
  }

  /** One that reads so many bytes of an answer. */
  public JdkHttp(int largestBody) {
    this(builder(), largestBody, false);
  }

  @Override
  public Response send(Request request, Deadline deadline)
      throws HttpRequestException, InterruptedException {
    var builder =
        HttpRequest.newBuilder(request.uri())
            .timeout(deadline.left().plusMillis(1))
            .method(
                request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body().bytes()));
    request.headers().forEach(builder::header);
    var answer = client.sendAsync(builder.build(), info -> new BoundedBody(mostBytes, whole));
    try {
      // The client's own time limit ends with the headers; a body may drip for ever.
      HttpResponse<String> response = answer.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
      return new Response(response.statusCode(), response.headers().map(), response.body());
    } catch (ExecutionException noAnswer) {
      throw new HttpRequestException(
          how(noAnswer),
          whole ? why(noAnswer, request) : "no answer from " + request.uri().getHost(),
          noAnswer);
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new HttpRequestException(
          HttpFailureKind.LATE, "no whole answer in time from " + request.uri().getHost(), late);
    }
  }

  /** The innermost cause says it best: a certificate, a refused connection, a size. */
  private static String why(ExecutionException failed, Request request) {
    Throwable cause = failed;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String words =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return "no answer from " + request.uri().getHost() + ": " + words;
  }

  private static HttpFailureKind how(ExecutionException noAnswer) {
    Throwable cause = noAnswer.getCause();
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return HttpFailureKind.UNREACHABLE;
    }
    return cause instanceof HttpTimeoutException ? HttpFailureKind.LATE : HttpFailureKind.CUT;
  }
}
