package org.bounceback.sandbox.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class RestRefusalTest {
  private DiscordFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = DiscordFixture.open();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvFileSource(
      resources = "refused-calls.psv",
      delimiter = '|',
      numLinesToSkip = 1,
      maxCharsPerColumn = 20_000)
  void anInvalidCallIsRejectedByItsRule(
      String verb, String path, String body, String error, String row) throws Exception {
    String sent = body == null ? "" : fixture.filled(body);

    var answer = fixture.client.call(verb, fixture.filled(path), sent);

    fixture.assertRefused(error, row);
    assertEquals(status(error), answer.status(), answer.body().toString());
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "'', '', 403, 40333, discord-limits.json#/http/userAgent",
    "'Java-http-client', '', 403, 40333, discord-limits.json#/http/userAgent",
    "AGENT, '', 401, 401, discord-wire.json#/headers/authorization",
    "AGENT, EXAMPLE-NOT-A-TOKEN, 401, 401, discord-wire.json#/headers/authorization",
    "AGENT, Bot another, 401, 401, discord-wire.json#/errors/401",
  })
  void aRequestNeedsAUserAgentAndAToken(
      String agent, String token, int status, String error, String row) throws Exception {
    var request = fixture.client.bare("/users/@me");
    request.header("User-Agent", agent.equals("AGENT") ? DiscordClient.AGENT : agent + " x");
    if (!token.isEmpty()) {
      request.header("Authorization", token);
    }

    var answer = fixture.client.send(request);

    assertEquals(status, answer.status());
    fixture.assertRefused(error, row);
  }

  @ParameterizedTest(name = "{1}")
  @CsvFileSource(
      resources = "refused-commands.psv",
      delimiter = '|',
      numLinesToSkip = 1,
      maxCharsPerColumn = 20_000)
  void invalidCommandsAreRejectedByTheirRule(String commands, String row) throws Exception {
    var answer = fixture.client.call("PUT", fixture.filled("/applications/APP/commands"), commands);

    assertEquals(400, answer.status(), answer.body().toString());
    fixture.assertRefused("50035", row);
  }

  @Test
  void anotherVersionIsRefused() throws Exception {
    fixture.client.send(fixture.client.request("/../v9/users/@me"));

    fixture.assertRefused("50041", "discord-wire.json#/headers/apiVersion");
  }

  @Test
  void anEndedTokenIsRefused() throws Exception {
    fixture.discord.state().endToken();

    assertEquals(401, fixture.client.call("GET", "/users/@me", "").status());
  }

  @Test
  void aWrongTypeOfBodyIsRefused() throws Exception {
    var request =
        fixture
            .client
            .request("/channels/" + fixture.support.id() + "/messages")
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("content=x"));

    fixture.client.send(request);

    assertTrue(fixture.last().row().endsWith("/post/requestBody/content"), fixture.last().row());
  }

  @Test
  void brokenJsonIsRefused() throws Exception {
    fixture.client.call("POST", fixture.filled("/channels/SUPPORT/messages"), "{");

    fixture.assertRefused("50109", "discord-wire.json#/errors/50109");
  }

  @Test
  void errorsHaveTheSameNestingAsTheBody() throws Exception {
    String button = "{'type':2,'style':1,'custom_id':'a','label':'" + "x".repeat(81) + "'}";
    var answer =
        fixture.client.call(
            "POST",
            fixture.filled("/channels/SUPPORT/messages"),
            "{'content':'x','components':[{'type':1,'components':[" + button + "]}]}");

    var wrong = answer.body().at("/errors/components/0/components/0/label/_errors/0");
    assertEquals("BASE_TYPE_MAX_LENGTH", wrong.path("code").asText());
    assertEquals("Must be 80 or fewer in length.", wrong.path("message").asText());
  }

  private static int status(String error) {
    return switch (error) {
      case "404", "10003", "10004", "10007", "10008", "10013", "10015", "10062", "10063", "10002" ->
          404;
      case "405" -> 405;
      case "501" -> 501;
      case "50001", "50013", "50005", "50007" -> 403;
      case "50027" -> 401;
      case "40005" -> 413;
      default -> 400;
    };
  }
}
