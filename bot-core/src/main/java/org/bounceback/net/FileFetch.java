package org.bounceback.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Fetches files from hosts that the operator named; never past a redirect. Safe for concurrent use.
 */
public final class FileFetch {
  private static final Duration CONNECTING = Duration.ofSeconds(5);

  private final HttpClient http;

  /** Fetches by way of an HTTP proxy, or directly where there is none. */
  public FileFetch(Optional<InetSocketAddress> proxy) {
    var client = HttpClient.newBuilder().followRedirects(Redirect.NEVER).connectTimeout(CONNECTING);
    proxy.map(ProxySelector::of).ifPresent(client::proxy);
    this.http = client.build();
  }

  /** What came back. */
  public static final class Fetched {
    private final int status;
    private final Optional<String> contentType;
    private final byte[] content;

    private Fetched(int status, Optional<String> contentType, byte[] content) {
      this.status = status;
      this.contentType = contentType;
      this.content = content;
    }

    /** Of HTTP. */
    public int status() {
      return status;
    }

    /** As the host gave it. */
    public Optional<String> contentType() {
      return contentType;
    }

    /** Cut one byte after what was asked for at most; not copied, since it may be large. */
    public byte[] content() {
      return content;
    }
  }

  /**
   * Fetches what lies at a URL.
   *
   * @param authorization the header of that name; empty for none
   * @param most how many bytes are wanted; one more is read, to tell when there is more
   * @param whole how long the request and its body may take
   * @throws IOException when no answer came, or not all of it in time
   */
  public Fetched get(URI url, Optional<String> authorization, int most, Duration whole)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(url).timeout(whole);
    authorization.ifPresent(words -> request.header("Authorization", words));
    long began = System.nanoTime();
    HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      CompletableFuture<Void> late =
          CompletableFuture.runAsync(() -> close(body), after(whole, began));
      try {
        return new Fetched(
            answer.statusCode(),
            answer.headers().firstValue("Content-Type"),
            read(body, answer.headers().firstValueAsLong("Content-Length"), most));
      } finally {
        late.cancel(false);
      }
    }
  }

  /** The request's own limit of time ends with the response's header. */
  private static Executor after(Duration whole, long began) {
    long left = Math.max(0, whole.toNanos() - (System.nanoTime() - began));
    return CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS);
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException closed) {
      // Whoever reads it gets the exception.
    }
  }

  /** A body of known length is read into an array of that length, without a second copy. */
  private static byte[] read(InputStream body, OptionalLong length, int most) throws IOException {
    if (length.isEmpty() || length.getAsLong() > most) {
      return body.readNBytes(most + 1);
    }
    var content = new byte[(int) length.getAsLong()];
    int count = body.readNBytes(content, 0, content.length);
    return count == content.length ? content : Arrays.copyOf(content, count);
  }
}
