package org.bounceback.app.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenQuotaTest {
  @TempDir private Path home;
  private long nanos;

  @Test
  void theRequestQuotaIsRenewedEveryMinute() {
    var quota = new TokenQuota(2, 0, () -> nanos);
    assertEquals(Optional.empty(), quota.refusal(false));
    assertEquals(Optional.empty(), quota.refusal(true));
    nanos += Duration.ofSeconds(15).toNanos();

    ApiResponse refusal = quota.refusal(false).orElseThrow();

    assertEquals(429, refusal.status());
    assertEquals("45", refusal.headers().get("Retry-After"));
    assertTrue(refusal.body().contains("too-many-requests"), refusal.body());
    nanos += Duration.ofSeconds(45).toNanos();
    assertEquals(Optional.empty(), quota.refusal(false));
  }

  @Test
  void escalationsHaveASeparateLimit() {
    var quota = new TokenQuota(0, 1, () -> nanos);
    assertEquals(Optional.empty(), quota.refusal(true));
    assertEquals("3600", quota.refusal(true).orElseThrow().headers().get("Retry-After"));
    assertEquals(Optional.empty(), quota.refusal(false));
  }

  @Test
  void theLimitIsPerTokenForAllRequesters() throws Exception {
    try (var house = ApiFixture.open(home, Map.of("BOUNCEBACK_LIMITS_API_ESCALATIONS", "2"))) {
      for (int i = 0; i < 2; i++) {
        assertEquals(202, escalate(house, i).statusCode());
      }
      HttpResponse<String> refused = escalate(house, 2);
      assertEquals(429, refused.statusCode());
      assertTrue(refused.body().contains("too-many-escalations"), refused.body());
      assertTrue(refused.headers().firstValue("Retry-After").isPresent());
      assertEquals(200, house.get("/blacklist/203.0.113.5").statusCode());
    }
  }

  private static HttpResponse<String> escalate(ApiFixture house, int number) throws Exception {
    String wish =
        ApiFixture.wish("key-" + number)
            .with("requester", "person%d@shop.example".formatted(number))
            .with("message", ApiFixture.MAIL)
            .toString();
    return house.post("/escalations", BodyPublishers.ofString(wish));
  }
}
