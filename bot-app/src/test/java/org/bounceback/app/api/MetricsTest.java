package org.bounceback.app.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
  @TempDir Path home;

  @Test
  void metricsReportQueuedAndCompletedWork() throws Exception {
    try (ApiFixture house = ApiFixture.open(home)) {
      house.escalated("k1");

      HttpResponse<String> answer =
          ApiFixture.send(HttpRequest.newBuilder(house.url("/metrics")).GET().build());

      assertEquals(200, answer.statusCode());
      assertTrue(
          answer.headers().firstValue("Content-Type").orElseThrow().startsWith("text/plain"));
      Set<String> named =
          answer
              .body()
              .lines()
              .filter(line -> line.startsWith("# TYPE "))
              .map(line -> line.replaceFirst("# TYPE (\\S+) .*", "$1"))
              .collect(Collectors.toSet());
      assertTrue(
          named.containsAll(
              List.of(
                  "bounceback_api_seconds",
                  "bounceback_inbox_oldest_seconds",
                  "bounceback_inbox_waiting",
                  "bounceback_outbox_given_up",
                  "bounceback_replicas",
                  "bounceback_tickets_oldest_seconds",
                  "bounceback_tickets_waiting",
                  "bounceback_up",
                  "bounceback_zones_set_aside")),
          named::toString);
      assertTrue(answer.body().contains("bounceback_up{part=\"store\"} 1.0"), answer.body());
      assertTrue(answer.body().contains("bounceback_replicas 1.0"), answer.body());
    }
  }
}
