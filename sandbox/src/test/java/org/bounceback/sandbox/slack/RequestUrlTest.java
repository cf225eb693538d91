package org.bounceback.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.slack.delivery.DeliveryOutcome;
import org.bounceback.sandbox.slack.delivery.Signing;
import org.bounceback.sandbox.slack.world.View;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestUrlTest {
  private SlackFixture fixture;
  private AppServer app;

  @BeforeEach
  void open() throws Exception {
    fixture = SlackFixture.open();
    app = new AppServer();
    assertTrue(fixture.slack.requestsTo(app.url()));
    app.taken();
  }

  @AfterEach
  void close() {
    app.close();
    fixture.close();
  }

  @Test
  void aCommandIsASignedFormAndItsBodyTheAnswer() throws Exception {
    app.answer(200, "{\"text\":\"Checking\"}");

    var eventDelivery = fixture.slack.users().types(fixture.sam, fixture.support, "/blacklist a&b");

    assertInstanceOf(DeliveryOutcome.Acknowledged.class, eventDelivery.await());
    AppServer.Taken request = app.taken();
    assertEquals("application/x-www-form-urlencoded", request.header("Content-Type"));
    assertTrue(request.body().contains("&command=%2Fblacklist&text=a%26b&"), request.body());
    assertTrue(request.signedWith(fixture.slack.signingSecret()));
    assertEquals("Checking", ephemeral());
  }

  @Test
  void plainTextIsAnAnswerToo() throws Exception {
    app.answer(200, "Checking");

    fixture.slack.users().types(fixture.sam, fixture.support, "/blacklist a").await();

    assertEquals("Checking", ephemeral());
  }

  @Test
  void anInteractionIsAPayloadInAForm() throws Exception {
    fixture.slack.users().shortcut(fixture.sam, "new_diagnosis").await();

    String body = app.taken().body();
    assertTrue(body.startsWith("payload="));
    JsonNode payload =
        SlackClient.json(URLDecoder.decode(body.substring(8), StandardCharsets.UTF_8));
    assertEquals("shortcut", payload.path("type").asText());
  }

  @Test
  void theBodyAnswersAForm() throws Exception {
    View form =
        fixture.modal(
            "[{'type':'input','block_id':'b','label':{'type':'plain_text','text':'L'},"
                + "'element':{'type':'plain_text_input','action_id':'v'}}]");
    app.answer(200, "{\"response_action\":\"errors\",\"errors\":{\"b\":\"no\"}}");

    assertInstanceOf(
        DeliveryOutcome.Acknowledged.class,
        fixture.slack.users().submits(form, Map.of("v", "x")).await());

    assertTrue(fixture.slack.workspace().views().top(fixture.sam.id()).isPresent());
  }

  @Test
  void aClickAcceptsNoBody() throws Exception {
    app.answer(200, "{\"text\":\"thanks\"}");

    var eventDelivery = fixture.slack.users().shortcut(fixture.sam, "new_diagnosis");

    assertInstanceOf(DeliveryOutcome.Failed.class, eventDelivery.await());
    fixture.assertRefused("invalid_payload", "slack-members.json#/transport/ack");
  }

  @Test
  void aRejectedEventIsRetriedWithTheReason() throws Exception {
    app.answer(500, "");
    var eventDelivery = fixture.slack.users().dm(fixture.sam, "hello");
    AppServer.Taken first = app.taken();
    AppServer.Taken second = app.taken();
    SlackFixture.eventually(() -> eventDelivery.failures().size() == 2);
    fixture.clock.pass(Duration.ofMinutes(1));
    AppServer.Taken third = app.taken();
    SlackFixture.eventually(() -> eventDelivery.failures().size() == 3);
    fixture.clock.pass(Duration.ofMinutes(5));
    app.taken();

    assertEquals(new DeliveryOutcome.Failed("http_error"), eventDelivery.await());
    assertEquals("", first.header("X-Slack-Retry-Num"));
    assertEquals("1 http_error", told(second));
    assertEquals("2 http_error", told(third));
    assertEquals(first.body(), third.body());
  }

  @Test
  void anAppCanDisableRetries() throws Exception {
    app.answer(500, "", "X-Slack-No-Retry", "1");

    assertEquals(
        new DeliveryOutcome.Failed("http_error"),
        fixture.slack.users().dm(fixture.sam, "x").await());
  }

  @Test
  void eventsForAnUnavailableAppAreRetried() throws Exception {
    app.close();

    var eventDelivery = fixture.slack.users().dm(fixture.sam, "hello");

    SlackFixture.eventually(() -> eventDelivery.failures().equals(CONNECTION_FAILED_TWICE));
  }

  @Test
  void eventsForASlowAppAreRetried() throws Exception {
    app.stall();
    var eventDelivery = fixture.slack.users().dm(fixture.sam, "hello");
    app.taken();

    fixture.clock.pass(Duration.ofMillis(3001));

    assertEquals("1 http_timeout", told(app.taken()));
    assertEquals(List.of("http_timeout"), eventDelivery.failures());
    fixture.assertRefused("timeout", "slack-limits.json#/timing/ackSeconds");
  }

  @Test
  void invalidSignaturesCanBeRequested() throws Exception {
    for (Signing signing : Signing.values()) {
      fixture.slack.sign(signing);
      fixture.slack.users().dm(fixture.sam, "hello").await();
      AppServer.Taken request = app.taken();

      boolean good = request.signedWith(fixture.slack.signingSecret());
      long skew =
          Long.parseLong(request.header("X-Slack-Request-Timestamp"))
              - fixture.clock.instant().getEpochSecond();
      assertEquals(signing != Signing.WRONG, good, signing.name());
      assertEquals(signing == Signing.STALE, skew < -300, signing.name());
      assertEquals(signing == Signing.FUTURE, skew > 300, signing.name());
    }
  }

  @Test
  void aUrlThatFailsTheChallengeIsNotUsed() throws Exception {
    app.answer(200, "hello");
    app.ignoreChallenges();

    assertFalse(fixture.slack.requestsTo(app.url()));
    fixture.assertRefused("challenge_failed", "slack-members.json#/transport");
  }

  @Test
  void requestsGoToLoopbackOnly() {
    var elsewhere = URI.create("http://192.0.2.1/slack/events");

    assertThrows(IllegalArgumentException.class, () -> fixture.slack.requestsTo(elsewhere));
  }

  private static final List<String> CONNECTION_FAILED_TWICE =
      List.of("connection_failed", "connection_failed");

  private String ephemeral() {
    return fixture.slack.workspace().messages().onlyFor(fixture.sam, fixture.support).get(0).text();
  }

  private static String told(AppServer.Taken request) {
    return request.header("X-Slack-Retry-Num") + " " + request.header("X-Slack-Retry-Reason");
  }
}
