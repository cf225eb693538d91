package org.bounceback.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.slack.api.ApiFault;
import org.bounceback.sandbox.slack.world.ApiCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiFaultTest {
  private SlackFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = SlackFixture.open();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void theNextCallsOfAMethodAreLimited() throws Exception {
    play(1, "chat.postMessage", ApiFault.rateLimited(Duration.ofSeconds(7)));

    var limited = fixture.client.post("chat.postMessage", message());
    var other = fixture.client.post("auth.test", "{}");
    var later = fixture.client.post("chat.postMessage", message());

    assertEquals("429 7", limited.statusCode() + " " + retryAfter(limited));
    assertEquals("{\"ok\":false,\"error\":\"ratelimited\"}", limited.body());
    assertEquals(200, other.statusCode());
    assertTrue(later.body().startsWith("{\"ok\":true"));
  }

  @Test
  void aFailedCallIsRecordedWithoutItsArguments() throws Exception {
    play(1, "auth.test", ApiFault.status(503));

    assertEquals(503, fixture.client.post("auth.test", "{}").statusCode());
    assertEquals(
        List.of(new ApiCall(fixture.clock.instant(), "auth.test", Map.of(), "fault")),
        fixture.slack.calls());
  }

  @Test
  void anErrorReplacesTheResponse() throws Exception {
    fixture.slack.faults().untilCleared("auth.test", ApiFault.error("internal_error"));

    assertEquals("internal_error", fixture.client.call("auth.test", "{}").path("error").asText());
    fixture.slack.faults().clear();
    assertTrue(fixture.client.call("auth.test", "{}").path("ok").asBoolean());
  }

  @Test
  void aConnectionCutBeforehandChangesNothing() throws Exception {
    play(2, "chat.postMessage", ApiFault.cut());

    assertThrows(IOException.class, () -> fixture.client.post("chat.postMessage", message()));
    assertEquals(2, fixture.slack.workspace().messages().in(fixture.support).size());
  }

  @Test
  void aConnectionCutAfterwardsCompletesTheCall() throws Exception {
    play(1, "chat.update", ApiFault.doneAndCut());

    assertThrows(
        IOException.class,
        () ->
            fixture.client.post(
                "chat.update", fixture.filled("{'channel':'SUPPORT','ts':'OWN','text':'new'}")));
    assertEquals("new", fixture.slack.workspace().messages().in(fixture.support).get(1).text());
  }

  @Test
  void aResponseCanBeDelayed() throws Exception {
    play(1, "auth.test", ApiFault.delay(Duration.ofMillis(300)));
    long begun = System.nanoTime();

    fixture.client.call("auth.test", "{}");

    assertTrue(System.nanoTime() - begun >= Duration.ofMillis(300).toNanos());
  }

  @Test
  void rateLimitsCanBeOmitted() throws Exception {
    fixture.slack.faults().withoutRates();
    for (int i = 0; i < 60; i++) {
      fixture.client.call("chat.postMessage", message());
    }

    assertEquals(200, fixture.client.post("chat.postMessage", message()).statusCode());
  }

  private void play(int requests, String method, ApiFault fault) {
    fixture.slack.faults().next(requests, method, fault);
  }

  private String message() {
    return fixture.filled("{'channel':'SUPPORT','text':'x'}");
  }

  private static String retryAfter(HttpResponse<String> answer) {
    return answer.headers().firstValue("Retry-After").orElse("");
  }
}
