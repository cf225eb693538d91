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
import java.util.Optional;

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

    /** Cut one byte after what was asked for at most. */
    public byte[] content() {
      return content.clone();
    }
  }

  /**
   * Fetches what lies at a URL.
   *
   * @param authorization the header of that name; empty for none
   * @param most how many bytes are wanted; one more is read, to tell when there is more
   * @throws IOException when no answer came
   */
  public Fetched get(URI url, Optional<String> authorization, int most, Duration whole)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(url).timeout(whole);
    authorization.ifPresent(words -> request.header("Authorization", words));
    HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      return new Fetched(
          answer.statusCode(),
          answer.headers().firstValue("Content-Type"),
          body.readNBytes(most + 1));
    }
  }
}
