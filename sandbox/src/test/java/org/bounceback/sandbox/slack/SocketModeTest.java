package org.bounceback.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.sandbox.slack.delivery.DeliveryOutcome;
import org.bounceback.sandbox.slack.delivery.SocketMode.Reason;
import org.bounceback.sandbox.slack.world.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SocketModeTest {
  private static final String LATE = "slack-limits.json#/timing/ackSeconds";

  private SlackFixture fixture;
  private AppSocket app;

  @BeforeEach
  void open() throws Exception {
    fixture = SlackFixture.open();
    app = AppSocket.open(fixture.client);
  }

  @AfterEach
  void close() {
    app.close();
    fixture.close();
  }

  @Test
  void anAddressIsGoodForOneConnection() throws Exception {
    var url = URI.create(fixture.client.call("apps.connections.open", "{}").path("url").asText());
    AppSocket first = AppSocket.to(url);
    first.next();

    AppSocket second = AppSocket.to(url);

    assertFalse(second.isOpen());
    fixture.assertRefused("connection_refused", "slack-members.json#/transport");
    first.close();
  }

  @Test
  void anAddressIsShortLived() throws Exception {
    var url = URI.create(fixture.client.call("apps.connections.open", "{}").path("url").asText());
    fixture.clock.pass(Duration.ofSeconds(31));

    assertFalse(AppSocket.to(url).isOpen());
  }

  @Test
  void atMostTenConnectionsAreAllowed() throws Exception {
    var more = new ArrayList<AppSocket>();
    for (int i = 0; i < 9; i++) {
      more.add(AppSocket.open(fixture.client));
    }
    var url = URI.create(fixture.client.call("apps.connections.open", "{}").path("url").asText());

    assertFalse(AppSocket.to(url).isOpen());

    fixture.assertRefused("connection_refused", "slack-members.json#/transport");
    more.forEach(AppSocket::close);
  }

  @Test
  void severalConnectionsShareTheLoad() throws Exception {
    AppSocket second = AppSocket.open(fixture.client);

    fixture.slack.users().dm(fixture.sam, "one");
    fixture.slack.users().dm(fixture.sam, "two");

    assertEquals("events_api", app.ack().path("type").asText());
    assertEquals("events_api", second.ack().path("type").asText());
    second.close();
  }

  @Test
  void anUnacknowledgedEventIsRetriedThreeTimes() throws Exception {
    var eventDelivery = fixture.slack.users().dm(fixture.sam, "hello");
    JsonNode first = app.next();

    fixture.clock.pass(Duration.ofMillis(3001));
    JsonNode second = app.next();
    fixture.assertRefused("timeout", LATE);
    fixture.clock.pass(Duration.ofMillis(3001));
    SlackFixture.eventually(() -> eventDelivery.failures().size() == 2);
    fixture.clock.pass(Duration.ofMinutes(1));
    JsonNode third = app.ack();

    assertInstanceOf(DeliveryOutcome.Acknowledged.class, eventDelivery.await());
    assertEquals("0 ", told(first));
    assertEquals("1 timeout", told(second));
    assertEquals("2 timeout", told(third));
    assertEquals(first.at("/payload/event_id"), third.at("/payload/event_id"));
    assertEquals(List.of("timeout", "timeout"), eventDelivery.failures());
  }

  @Test
  void aLateAcknowledgementIsIgnored() throws Exception {
    fixture.slack.users().dm(fixture.sam, "hello");
    JsonNode first = app.next();
    fixture.clock.pass(Duration.ofMillis(3001));
    JsonNode second = app.ack();

    app.ack(first);

    SlackFixture.eventually(() -> fixture.slack.refusals().size() == 2);
    assertEquals(
        "acknowledged late: " + first.path("envelope_id").asText(), fixture.last().detail());
    assertNotEquals(first.path("envelope_id"), second.path("envelope_id"));
  }

  @Test
  void anUnacknowledgedCommandIsNotRetriedAndTheUserSeesAnError() throws Exception {
    var eventDelivery = fixture.slack.users().types(fixture.sam, fixture.support, "/bounce x");
    app.next();
    fixture.clock.pass(Duration.ofMillis(3001));

    assertInstanceOf(DeliveryOutcome.Failed.class, eventDelivery.await());
    assertTrue(app.silentFor(100));
    Message said =
        fixture.slack.workspace().messages().onlyFor(fixture.sam, fixture.support).get(0);
    assertEquals("/bounce failed with the error \"operation_timeout\"", said.text());
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void aConnectionGetsADisconnectMessageAndIsClosed(Reason reason) throws Exception {
    fixture.slack.socketMode().disconnect(reason);

    JsonNode frame = app.next();
    assertTrue(app.isOpen());
    fixture.clock.pass(Duration.ofSeconds(10));

    assertEquals("disconnect", frame.path("type").asText());
    SlackFixture.eventually(() -> fixture.slack.socketMode().connections() == 0);
  }

  @Test
  void noNewEventsAreSentOverAClosingConnection() throws Exception {
    fixture.slack.socketMode().disconnect(Reason.REFRESH_REQUESTED);
    app.next();
    AppSocket fresh = AppSocket.open(fixture.client);

    fixture.slack.users().dm(fixture.sam, "hello");

    assertEquals("events_api", fresh.ack().path("type").asText());
    assertTrue(app.silentFor(100));
    fresh.close();
  }

  @Test
  void disabledSocketModeReturnsNoUrl() throws Exception {
    fixture.slack.socketMode().disconnect(Reason.LINK_DISABLED);

    JsonNode answer = fixture.client.call("apps.connections.open", "{}");

    assertEquals("access_denied", answer.path("error").asText());
  }

  @Test
  void aStalledConnectionStaysOpenWithoutTraffic() throws Exception {
    fixture.slack.socketMode().makeUnresponsive();

    fixture.slack.users().dm(fixture.sam, "hello");

    assertTrue(app.silentFor(200));
    assertTrue(app.isOpen());
  }

  @Test
  void aCutConnectionIsGone() {
    fixture.slack.socketMode().disconnectAll();

    SlackFixture.eventually(() -> !app.isOpen() && fixture.slack.socketMode().connections() == 0);
  }

  @Test
  void duplicateDeliveryCanBeRequested() throws Exception {
    var eventDelivery = fixture.slack.users().dm(fixture.sam, "hello");
    JsonNode first = app.ack();

    fixture.slack.deliveries().again(eventDelivery);
    JsonNode again = app.ack();
    fixture.slack.deliveries().asNew(eventDelivery);
    JsonNode anew = app.ack();

    assertEquals(first.at("/payload/event_id"), again.at("/payload/event_id"));
    assertEquals("1 timeout", told(again));
    assertNotEquals(first.at("/payload/event_id"), anew.at("/payload/event_id"));
    assertEquals(first.at("/payload/event"), anew.at("/payload/event"));
  }

  @Test
  void outOfOrderDeliveryCanBeRequested() throws Exception {
    fixture.slack.deliveries().hold();
    fixture.slack.users().dm(fixture.sam, "first");
    fixture.slack.users().dm(fixture.sam, "second");
    fixture.slack.deliveries().releaseReversed();

    assertEquals("second", app.ack().at("/payload/event/text").asText());
    assertEquals("first", app.ack().at("/payload/event/text").asText());
  }

  private static String told(JsonNode envelope) {
    return envelope.path("retry_attempt").asText() + " " + envelope.path("retry_reason").asText();
  }
}
