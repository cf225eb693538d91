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
 * Downloads files from hosts in the configuration; never follows redirects. Safe for concurrent
 * use.
 */
public final class FileFetch {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final HttpClient http;

  /** Creates a client that uses an HTTP proxy, or none. */
  public FileFetch(Optional<InetSocketAddress> proxy) {
    var client =
        HttpClient.newBuilder().followRedirects(Redirect.NEVER).connectTimeout(CONNECT_TIMEOUT);
    proxy.map(ProxySelector::of).ifPresent(client::proxy);
    this.http = client.build();
  }

  /** A response. */
  public static final class Fetched {
    private final int status;
    private final Optional<String> contentType;
    private final byte[] content;

    private Fetched(int status, Optional<String> contentType, byte[] content) {
      this.status = status;
      this.contentType = contentType;
      this.content = content;
    }

    /** Returns the HTTP status. */
    public int status() {
      return status;
    }

    /** Returns the media type as received. */
    public Optional<String> contentType() {
      return contentType;
    }

    /**
     * Returns the content, truncated one byte above the limit; not copied, because it may be large.
     */
    public byte[] content() {
      return content;
    }
  }

  /**
   * Downloads a URL.
   *
   * @param authorization the Authorization header; empty for none
   * @param maxBytes the limit; one more byte is read, to detect a longer body
   * @param timeout the maximum time for the request and its body
   * @throws IOException if there was no complete response in time
   */
  public Fetched get(URI url, Optional<String> authorization, int maxBytes, Duration timeout)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(url).timeout(timeout);
    authorization.ifPresent(value -> request.header("Authorization", value));
    long start = System.nanoTime();
    HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      CompletableFuture<Void> closeTask =
          CompletableFuture.runAsync(() -> close(body), after(timeout, start));
      try {
        return new Fetched(
            response.statusCode(),
            response.headers().firstValue("Content-Type"),
            read(body, response.headers().firstValueAsLong("Content-Length"), maxBytes));
      } finally {
        closeTask.cancel(false);
      }
    }
  }

  /**
   * Returns an executor for the remaining time. The request's own timeout ends with the response
   * headers.
   */
  private static Executor after(Duration timeout, long start) {
    long left = Math.max(0, timeout.toNanos() - (System.nanoTime() - start));
    return CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS);
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException closed) {
      // The reading thread gets the exception.
    }
  }

  /**
   * Reads the body. If its length is known, the array has that length, so no second copy is needed.
   */
  private static byte[] read(InputStream body, OptionalLong length, int maxBytes)
      throws IOException {
    if (length.isEmpty() || length.getAsLong() > maxBytes) {
      return body.readNBytes(maxBytes + 1);
    }
    var content = new byte[(int) length.getAsLong()];
    int count = body.readNBytes(content, 0, content.length);
    return count == content.length ? content : Arrays.copyOf(content, count);
  }
}
