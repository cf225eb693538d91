package org.bounceback.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates Slack's client without its automatic retries and statistics. */
final class SlackClientFactory {
  private static final Logger log = LoggerFactory.getLogger(SlackClientFactory.class);
  private static final int READ_TIMEOUT_MILLIS = 10_000;
  private static final int CALL_TIMEOUT_MILLIS = 20_000;

  private SlackClientFactory() {}

  static Slack of(SlackSettings settings) {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(settings.apiUrl().toString());
    config.setHttpClientReadTimeoutMillis(READ_TIMEOUT_MILLIS);
    config.setHttpClientCallTimeoutMillis(CALL_TIMEOUT_MILLIS);
    config.setStatsEnabled(false);
    config.setProxyUrl(
        settings
            .proxy()
            .map(proxy -> "http://" + proxy.getHostString() + ":" + proxy.getPort())
            .orElse(null));
    // By default, the HTTP client repeats requests that may have succeeded.
    OkHttpClient http =
        SlackHttpClient.buildOkHttpClient(config)
            .newBuilder()
            .retryOnConnectionFailure(false)
            .build();
    return Slack.getInstance(config, new SlackHttpClient(http));
  }

  static void close(Slack slack) {
    try {
      slack.close();
    } catch (Exception failed) { // AutoCloseable declares no narrower one.
      log.warn("slack connections not closed", failed);
    }
  }
}
