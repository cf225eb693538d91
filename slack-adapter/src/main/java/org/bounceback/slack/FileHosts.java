package org.bounceback.slack;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.bounceback.slack.SlackDoctor.Finding;

/** Whether files could be fetched from where they lie; asks without a token. */
final class FileHosts {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http;

  FileHosts(SlackSettings settings) {
    var client = HttpClient.newBuilder().followRedirects(Redirect.NEVER).connectTimeout(PATIENCE);
    settings.proxy().map(ProxySelector::of).ifPresent(client::proxy);
    this.http = client.build();
  }

  Finding examine(String host) {
    URI plain = URI.create("http://" + host + "/");
    URI url = SlackSettings.isLoopback(plain) ? plain : URI.create("https://" + host + "/");
    HttpRequest request = HttpRequest.newBuilder(url).timeout(PATIENCE).build();
    try {
      http.send(request, BodyHandlers.discarding());
      return new Finding(true, "files can be fetched from " + host);
    } catch (IOException away) {
      return new Finding(
          false,
          "%s does not answer (%s); let the bot's host reach it on port 443, or set slack.proxy"
              .formatted(host, away));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Finding(false, "stopped before " + host + " answered");
    }
  }
}
