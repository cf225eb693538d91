package org.bounceback.sandbox.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.bounceback.sandbox.discord.gateway.DeliveryOutcome;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.Upload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayTest {
  private static final int MESSAGES = (1 << 9) | (1 << 12);
  private static final int CONTENT = 1 << 15;
  private static final String WIRE = "discord-wire.json#/gateway";
  private static final String LIMITS = "discord-limits.json#/gateway";

  private DiscordFixture fixture;
  private StrictDiscord discord;

  @BeforeEach
  void open() throws Exception {
    fixture = DiscordFixture.open(DiscordApp.bounceback().with("MESSAGE_CONTENT"));
    discord = fixture.discord;
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aSessionStartsWithReadyAndTheGuilds() throws Exception {
    GatewayClient client = GatewayClient.to(discord, GatewayClient.QUERY);
    assertEquals(41_250, client.next().at("/d/heartbeat_interval").asInt());
    client.identify(discord.token(), 1);

    JsonNode ready = client.event("READY");
    JsonNode guild = client.event("GUILD_CREATE");

    assertTrue(ready.path("guilds").get(0).path("unavailable").asBoolean());
    assertEquals(discord.guild().id(), guild.path("id").asText());
    assertEquals(1, discord.gateway().live());
  }

  @Test
  void framesAreCompressedOnRequest() throws Exception {
    GatewayClient client = GatewayClient.to(discord, GatewayClient.QUERY + "&compress=zlib-stream");
    client.next();
    client.identify(discord.token(), 1);

    assertEquals("GUILD_CREATE", client.frame("GUILD_CREATE").path("t").asText());
  }

  @Test
  void aHeartbeatIsAcknowledged() throws Exception {
    GatewayClient client = GatewayClient.to(discord, GatewayClient.QUERY);
    client.next();

    client.text("{'op':1,'d':null}");

    assertEquals(11, client.next().path("op").asInt());
  }

  @ParameterizedTest(name = "{2}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{'op':99,'d':{}} | 4001 | " + WIRE + "/closes/4001",
        "nonsense | 4002 | " + WIRE + "/closes/4002",
        "{'op':2,'d':{'token':'TOKEN','intents':1}} | 4002 | " + WIRE + "/identify",
        "{'op':3,'d':{}} | 4003 | " + WIRE + "/closes/4003",
        "{'op':2,'d':{'token':'x','intents':1,'properties':{}}} | 4004 | " + WIRE + "/closes/4004",
        "{'op':2,'d':{'token':'TOKEN','intents':1,'properties':{},'shard':[1,1]}} | 4010 | "
            + LIMITS
            + "/shardFormula",
        "{'op':2,'d':{'token':'TOKEN','intents':524288,'properties':{}}} | 4013 | "
            + WIRE
            + "/intents",
        "{'op':2,'d':{'token':'TOKEN','intents':2,'properties':{}}} | 4014 | "
            + WIRE
            + "/intents/GUILD_MEMBERS",
        "{'op':6,'d':{'token':'x','session_id':'y','seq':1}} | 4004 | " + WIRE + "/closes/4004",
      })
  void anInvalidFrameIsRejectedByItsRule(String frame, int code, String row) throws Exception {
    GatewayClient client = GatewayClient.to(discord, GatewayClient.QUERY);
    client.next();

    client.text(frame.replace("TOKEN", discord.token()));

    assertEquals(code, client.closed());
    fixture.assertRefused(Integer.toString(code), row);
  }

  @ParameterizedTest
  @CsvSource({
    "/?v=9&encoding=json, 4012, discord-wire.json#/headers/apiVersion",
    "/?v=10&encoding=etf, 4002, discord-wire.json#/gateway/encodings",
    "/?v=10&encoding=json&compress=zstd-stream, 4002, discord-wire.json#/gateway/compression",
  })
  void aConnectionNeedsValidQueryParameters(String query, int code, String row) throws Exception {
    GatewayClient client = GatewayClient.to(discord, query);

    assertEquals(code, client.closed());
    fixture.assertRefused(Integer.toString(code), row);
  }

  @Test
  void aSecondIdentifyIsRefused() throws Exception {
    GatewayClient client = GatewayClient.identified(discord, 1);
    client.event("READY");

    client.identify(discord.token(), 1);

    assertEquals(4005, client.closed());
    fixture.assertRefused("4005", WIRE + "/closes/4005");
  }

  @Test
  void aFrameOfMoreThanFourKibibytesIsRefused() throws Exception {
    GatewayClient client = GatewayClient.to(discord, GatewayClient.QUERY);
    client.next();

    client.text("{'op':1,'d':'" + "x".repeat(4096) + "'}");

    assertEquals(4002, client.closed());
    fixture.assertRefused("4002", LIMITS + "/sendBytes");
  }

  @Test
  void moreThan120FramesAMinuteAreRejected() throws Exception {
    GatewayClient client = GatewayClient.to(discord, GatewayClient.QUERY);
    client.next();

    for (int i = 0; i < 121; i++) {
      client.text("{'op':1,'d':null}");
    }

    assertEquals(4008, client.closed());
    fixture.assertRefused("4008", LIMITS + "/sendsPer60s");
  }

  @Test
  void aClientWithoutHeartbeatsIsDisconnected() throws Exception {
    GatewayClient client = GatewayClient.identified(discord, 1);
    client.event("READY");

    fixture.clock.pass(Duration.ofSeconds(90));

    assertEquals(4009, client.closed());
    fixture.assertRefused("4009", WIRE + "/heartbeatMillis");
    assertEquals(0, discord.gateway().sessions());
  }

  @Test
  void twoSessionsWithinFiveSecondsAreRejected() throws Exception {
    GatewayClient.identified(discord, 1).event("READY");

    JsonNode refused = second().next();

    assertEquals("9 false", refused.path("op").asInt() + " " + refused.path("d").asBoolean());
    fixture.assertRefused("4008", LIMITS + "/identifyWindowSeconds");
  }

  @Test
  void missedEventsAreSentAfterResuming() throws Exception {
    GatewayClient first = GatewayClient.identified(discord, MESSAGES | CONTENT);
    String session = first.event("READY").path("session_id").asText();
    discord.gateway().disconnect();
    first.closed();
    discord.users().says(fixture.sam, fixture.support, "missed");
    GatewayClient second = GatewayClient.to(discord, GatewayClient.QUERY);
    second.next();

    second.resume(discord.token(), session, 1);

    assertEquals("missed", second.event("MESSAGE_CREATE").path("content").asText());
    second.event("RESUMED");
    assertEquals(1, discord.gateway().resumed());
  }

  @Test
  void anUnknownSequenceNumberIsRejected() throws Exception {
    GatewayClient first = GatewayClient.identified(discord, 1);
    String session = first.event("READY").path("session_id").asText();
    discord.gateway().disconnect();
    GatewayClient second = GatewayClient.to(discord, GatewayClient.QUERY);
    second.next();

    second.resume(discord.token(), session, 99);

    assertEquals(4007, second.closed());
    fixture.assertRefused("4007", WIRE + "/closes/4007");
  }

  @Test
  void anUnknownSessionMustIdentifyAgain() throws Exception {
    GatewayClient client = GatewayClient.to(discord, GatewayClient.QUERY);
    client.next();

    client.resume(discord.token(), "nothing", 1);

    assertEquals(9, client.next().path("op").asInt());
  }

  @Test
  void aClosedSessionCannotBeResumed() throws Exception {
    GatewayClient client = GatewayClient.identified(discord, 1);
    client.event("READY");

    client.close(1000);

    DiscordFixture.eventually(() -> discord.gateway().sessions() == 0);
  }

  @Test
  void aStalledGatewayDoesNotRespond() throws Exception {
    GatewayClient client = GatewayClient.identified(discord, MESSAGES);
    client.event("READY");
    discord.gateway().makeUnresponsive();

    client.text("{'op':1,'d':1}");
    discord.users().says(fixture.sam, fixture.support, "unheard");

    assertEquals(1, discord.gateway().connections());
    assertTrue(client.quiet());
  }

  @Test
  void withoutTheIntentMessageContentIsEmpty() throws Exception {
    GatewayClient client = GatewayClient.identified(discord, MESSAGES);
    var mail = Upload.mail("a.eml", "x".getBytes(StandardCharsets.UTF_8));

    discord.users().uploads(fixture.sam, fixture.support, "secret", mail);
    discord.users().mentions(fixture.sam, fixture.support, "help");
    discord.users().dm(fixture.sam, "between us", mail);

    JsonNode veiled = client.event("MESSAGE_CREATE");
    assertEquals("", veiled.path("content").asText());
    assertTrue(veiled.path("attachments").isEmpty());
    assertTrue(client.event("MESSAGE_CREATE").path("content").asText().endsWith("help"));
    assertFalse(client.event("MESSAGE_CREATE").path("attachments").isEmpty());
  }

  @Test
  void withTheIntentMessagesHaveTheirContent() throws Exception {
    GatewayClient client = GatewayClient.identified(discord, MESSAGES | CONTENT);

    discord.users().says(fixture.sam, fixture.support, "it came back");

    assertEquals("it came back", client.event("MESSAGE_CREATE").path("content").asText());
  }

  @Test
  void theBotGetsNoEventsOfChannelsItCannotSee() throws Exception {
    GatewayClient.identified(discord, MESSAGES | CONTENT).event("READY");
    Channel hidden = fixture.hidden;

    var gatewayDelivery = discord.users().says(fixture.sam, hidden, "between us");

    assertInstanceOf(DeliveryOutcome.Unheard.class, gatewayDelivery.await());
  }

  @Test
  void withoutTheMessagesIntentNoMessageEventIsSent() throws Exception {
    GatewayClient.identified(discord, 1).event("READY");

    var gatewayDelivery = discord.users().says(fixture.sam, fixture.support, "it came back");

    assertInstanceOf(DeliveryOutcome.Unheard.class, gatewayDelivery.await());
  }

  private GatewayClient second() throws Exception {
    GatewayClient client = GatewayClient.to(discord, GatewayClient.QUERY);
    client.next();
    client.identify(discord.token(), 1);
    return client;
  }
}
