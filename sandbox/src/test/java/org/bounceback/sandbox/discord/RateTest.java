package org.bounceback.sandbox.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.bounceback.sandbox.discord.api.ApiFault;
import org.bounceback.sandbox.discord.world.Interaction.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateTest {
  private DiscordFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = DiscordFixture.open();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void everyResponseHasRateLimitHeaders() throws Exception {
    var headers = text().whole().headers();

    assertEquals("5", headers.firstValue("X-RateLimit-Limit").orElseThrow());
    assertEquals("4", headers.firstValue("X-RateLimit-Remaining").orElseThrow());
    assertEquals("5.000", headers.firstValue("X-RateLimit-Reset-After").orElseThrow());
    assertEquals(32, headers.firstValue("X-RateLimit-Bucket").orElseThrow().length());
    assertTrue(headers.firstValue("Via").isPresent());
  }

  @Test
  void theSixthMessageInFiveSecondsIsRateLimited() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertEquals(200, text().status());
    }

    var answer = text();

    assertEquals(429, answer.status());
    assertEquals(5.0, answer.body().path("retry_after").asDouble());
    assertEquals("user", answer.whole().headers().firstValue("X-RateLimit-Scope").orElseThrow());
    fixture.assertRefused("429", "discord-wire.json#/rates/create_message");
    fixture.clock.pass(Duration.ofSeconds(5));
    assertEquals(200, text().status());
  }

  @Test
  void everyChannelHasItsOwnBucket() throws Exception {
    for (int i = 0; i < 5; i++) {
      text();
    }
    String direct = "/channels/" + fixture.discord.state().direct(fixture.sam).id() + "/messages";

    assertEquals(200, fixture.client.call("POST", direct, "{'content':'x'}").status());
  }

  @Test
  void moreThanFiftyRequestsASecondAreRateLimited() throws Exception {
    for (int i = 0; i < 50; i++) {
      fixture.client.call("GET", i % 2 == 0 ? "/users/@me" : "/gateway", "");
    }

    var answer = fixture.client.call("GET", "/gateway/bot", "");

    assertEquals(429, answer.status());
    assertTrue(answer.body().path("global").asBoolean());
    fixture.assertRefused("429", "discord-limits.json#/http/globalPerSecond");
  }

  @Test
  void answersToInteractionsDoNotCountTowardsAllRequests() throws Exception {
    for (int i = 0; i < 60; i++) {
      var interaction = fixture.interaction(Kind.COMMAND);
      var answer = fixture.client.call("POST", DiscordFixture.callback(interaction), "{'type':5}");
      assertEquals(204, answer.status());
    }
  }

  @Test
  void rateLimitsCanBeDisabled() throws Exception {
    fixture.discord.withoutRates();

    for (int i = 0; i < 20; i++) {
      assertEquals(200, text().status());
    }
  }

  @Test
  void aRateLimitCanBeSimulated() throws Exception {
    fixture
        .discord
        .faults()
        .next(1, "create_message", ApiFault.rateLimited(Duration.ofMillis(500)));

    var limited = text();

    assertEquals(0.5, limited.body().path("retry_after").asDouble());
    assertEquals("1", limited.whole().headers().firstValue("Retry-After").orElseThrow());
    assertEquals(200, text().status());
  }

  private DiscordClient.Answer text() throws Exception {
    return fixture.client.call(
        "POST", fixture.filled("/channels/SUPPORT/messages"), "{'content':'x'}");
  }
}
