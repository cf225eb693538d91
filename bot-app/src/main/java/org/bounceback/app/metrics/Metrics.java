package org.bounceback.app.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Answers {@code GET /metrics} in Prometheus's text format. Every value is read on request; a value
 * that cannot be read is omitted rather than reported as zero. Safe for concurrent use.
 */
public final class Metrics implements HttpHandler {
  /** The path of the metrics. */
  public static final String PATH = "/metrics";

  private static final int OK = 200;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Histogram requests =
      Histogram.builder()
          .name("bounceback_api_seconds")
          .help("How long requests of the API took, by their first word")
          .labelNames("request")
          .classicOnly()
          .classicUpperBounds(0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20)
          .register(registry);

  /** Creates the metrics, including those of the store. */
  public Metrics(StoreFigures store) {
    store.addTo(registry);
  }

  /** Records the duration of an API request. */
  public void recordDuration(String request, Duration span) {
    requests.labelValues(request).observe(span.toNanos() / 1e9);
  }

  /** Reports which parts work: 1, or 0 for a part with a problem. */
  public void health(Supplier<Map<String, Optional<String>>> parts) {
    GaugeWithCallback.builder()
        .name("bounceback_up")
        .help("Whether a part works: store, slack, discord")
        .labelNames("part")
        .callback(
            told ->
                parts.get().forEach((part, trouble) -> told.call(trouble.isEmpty() ? 1 : 0, part)))
        .register(registry);
  }

  /** Reports how many blocklists are skipped for a while because they did not respond. */
  public void skippedZones(IntSupplier zones) {
    GaugeWithCallback.builder()
        .name("bounceback_zones_set_aside")
        .help("Blocklists that were silent when asked last, and are asked more seldom")
        .callback(told -> told.call(zones.getAsInt()))
        .register(registry);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var text = new ByteArrayOutputStream();
      PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.builder().build();
      writer.write(text, registry.scrape());
      exchange.getResponseHeaders().set("Content-Type", writer.getContentType());
      exchange.sendResponseHeaders(OK, text.size());
      text.writeTo(exchange.getResponseBody());
    }
  }
}
