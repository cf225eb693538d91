package org.bounceback.net;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** HTTP by the JDK's own client; redirects are never followed. */
public final class JdkHttp implements Http {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int LARGEST_BODY = 64 << 10;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @Override
  public Response send(Request request, Deadline deadline) throws HttpFailed, InterruptedException {
    var builder =
        HttpRequest.newBuilder(request.uri())
            .timeout(deadline.left().plusMillis(1))
            .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()));
    request.headers().forEach(builder::header);
    var answer = client.sendAsync(builder.build(), info -> new BoundedBody(LARGEST_BODY));
    try {
      // The client's own time limit ends with the headers; a body may drip for ever.
      HttpResponse<String> response = answer.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
      return new Response(response.statusCode(), response.headers().map(), response.body());
    } catch (ExecutionException noAnswer) {
      throw new HttpFailed("no answer from " + request.uri().getHost(), noAnswer);
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new HttpFailed("no whole answer in time from " + request.uri().getHost(), late);
    }
  }
}
