package org.bounceback.slack;

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
import java.util.List;
import java.util.Optional;

/**
 * Fetches files with the bot's token: only from the hosts that the operator allows, at most 20 MiB
 * within a minute, and never past a redirect.
 */
final class Downloads {
  private static final int LARGEST = 20 << 20;
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration WHOLE = Duration.ofMinutes(1);
  private static final int OK = 200;

  private final HttpClient http;
  private final String token;
  private final List<String> hosts;

  Downloads(String token, List<String> hosts, Optional<InetSocketAddress> proxy) {
    this.token = token;
    this.hosts = List.copyOf(hosts);
    var client = HttpClient.newBuilder().followRedirects(Redirect.NEVER).connectTimeout(CONNECTING);
    proxy.map(ProxySelector::of).ifPresent(client::proxy);
    this.http = client.build();
  }

  /**
   * Fetches all of a file.
   *
   * @throws IOException when it cannot be had; the message is for the person who brought it
   */
  byte[] fetch(String url) throws IOException, InterruptedException {
    URI uri = parse(url);
    if (!isAllowed(uri)) {
      throw new IOException("it lies on " + uri.getHost() + ", where I do not fetch files from");
    }
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(WHOLE)
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      if (answer.statusCode() != OK) {
        throw new IOException("Slack answered with status " + answer.statusCode());
      }
      if (isLoginPage(answer)) {
        throw new IOException("Slack wants a login; the app lacks the scope files:read");
      }
      return read(body);
    }
  }

  /** Whether a file at {@code url} would be fetched. */
  boolean isAllowed(URI url) {
    return url.getAuthority() != null
        && hosts.contains(url.getAuthority())
        && (SlackSettings.isHttps(url) || SlackSettings.isLoopback(url));
  }

  private static byte[] read(InputStream body) throws IOException {
    byte[] content = body.readNBytes(LARGEST + 1);
    if (content.length > LARGEST) {
      throw new IOException("it is larger than 20 MiB; send the one mail that is meant");
    }
    return content;
  }

  private static boolean isLoginPage(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Content-Type")
        .filter(type -> type.startsWith("text/html"))
        .isPresent();
  }

  private static URI parse(String url) throws IOException {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException wrong) {
      throw new IOException("Slack gave no usable address for it", wrong);
    }
  }
}
