package org.bounceback.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.slack.world.AppManifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class WebApiRefusalTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private SlackFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = SlackFixture.open();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvFileSource(resources = "refused-calls.psv", delimiter = '|', numLinesToSkip = 1)
  void anInvalidCallIsRejectedByItsRule(String method, String arguments, String error, String row)
      throws Exception {
    JsonNode answer = fixture.client.call(method, fixture.filled(arguments));

    assertEquals(error, answer.path("error").asText());
    fixture.assertRefused(error, "slack-methods.json#/methods/" + method + row);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, application/x-www-form-urlencoded, xoxb-EXAMPLE-NOT-A-TOKEN, invalid_post_type",
    "POST, '', xoxb-EXAMPLE-NOT-A-TOKEN, missing_post_type",
    "POST, text/plain, xoxb-EXAMPLE-NOT-A-TOKEN, invalid_post_type",
    "POST, multipart/form-data, xoxb-EXAMPLE-NOT-A-TOKEN, invalid_post_type",
    "POST, application/x-www-form-urlencoded, '', not_authed",
    "POST, application/x-www-form-urlencoded, xoxb-another, invalid_auth",
    "POST, application/x-www-form-urlencoded, xapp-EXAMPLE-NOT-A-TOKEN, not_allowed_token_type",
  })
  void aRequestIsPostedWithATypeAndAToken(String http, String type, String token, String error)
      throws Exception {
    var request = fixture.client.request(fixture.slack.apiUrl() + "chat.getPermalink");
    request.method(http, BodyPublishers.ofString("channel=C1&message_ts=1"));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }

    String body = fixture.client.send(request).body();

    assertEquals(error, SlackClient.json(body).path("error").asText());
    assertEquals(error, fixture.last().error());
  }

  @Test
  void aTokenCanBeSentAsAnArgument() throws Exception {
    var request =
        fixture
            .client
            .request(fixture.slack.apiUrl() + "auth.test")
            .header("Content-Type", FORM)
            .POST(BodyPublishers.ofString("token=" + fixture.slack.botToken()));

    JsonNode answer = SlackClient.json(fixture.client.send(request).body());

    assertEquals(AppManifest.BOT_USER, answer.path("user_id").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "channel=C1&message_ts=1&message_ts=1, channel_not_found",
    "channel=C1&message_ts=1&message_ts=2, invalid_form_data",
    "channel=%zz, invalid_form_data",
  })
  void malformedOrContradictoryFormsAreRejected(String form, String error) throws Exception {
    var request =
        fixture
            .client
            .request(fixture.slack.apiUrl() + "chat.getPermalink")
            .header("Authorization", "Bearer " + fixture.slack.botToken())
            .header("Content-Type", FORM)
            .POST(BodyPublishers.ofString(form));

    JsonNode answer = SlackClient.json(fixture.client.send(request).body());

    assertEquals(error, answer.path("error").asText());
  }

  @Test
  void authTestAcceptsTheAppToken() throws Exception {
    var request =
        fixture
            .client
            .request(fixture.slack.apiUrl() + "auth.test")
            .header("Authorization", "Bearer " + fixture.slack.appToken())
            .POST(BodyPublishers.noBody());

    assertTrue(SlackClient.json(fixture.client.send(request).body()).path("ok").asBoolean());
  }

  @Test
  void jsonIsAcceptedLikeAForm() throws Exception {
    JsonNode answer =
        json("chat.postMessage", "{'channel':'SUPPORT','blocks':[{'type':'divider'}]}");

    assertTrue(answer.path("ok").asBoolean());
  }

  @ParameterizedTest
  @CsvSource({
    "chat.postMessage, [], /commonErrors/4",
    "chat.postMessage, nonsense, /commonErrors/4",
    "'files.getUploadURLExternal', {}, /methods/files.getUploadURLExternal/note",
  })
  void aJsonBodyIsAnObjectAndNotForEveryMethod(String method, String body, String row)
      throws Exception {
    String index = row.replace("/4", "/" + commonIndex("invalid_arguments"));

    JsonNode answer = json(method, body);

    assertEquals("invalid_arguments", answer.path("error").asText());
    fixture.assertRefused("invalid_arguments", "slack-methods.json#" + index);
  }

  @Test
  void anUnknownMethodIsRefused() throws Exception {
    fixture.client.call("chat.shout", "{}");

    fixture.assertRefused("unknown_method", "slack-methods.json#/transport/unknownMethod");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chat:write | chat.postMessage | {'channel':'SUPPORT','text':'x'}",
        "files:read | files.info | {'file':'F1'}",
        "files:write | files.getUploadURLExternal | {'filename':'a','length':1}",
        "users:read | users.info | {'user':'SAM'}",
        "usergroups:read | usergroups.users.list | {'usergroup':'S1'}",
        "channels:history | conversations.replies | {'channel':'SUPPORT','ts':'QUESTION'}",
        "channels:read | conversations.info | {'channel':'SUPPORT'}",
      })
  void aMissingScopeIsNamed(String scope, String method, String arguments) throws Exception {
    AppManifest manifest = AppManifest.bounceback().with(SlackFixture.EVERY_SCOPE).without(scope);
    try (var less = new SlackFixture(manifest)) {
      JsonNode answer = less.client.call(method, less.filled(arguments));

      assertEquals("missing_scope", answer.path("error").asText());
      assertTrue(answer.path("needed").asText().contains(scope), answer.toString());
      assertTrue(answer.path("provided").asText().contains("commands"), answer.toString());
      less.assertRefused(
          "missing_scope", "slack-methods.json#/methods/" + method + "/botScopesAnyOf");
    }
  }

  @Test
  void aCustomUsernameNeedsItsOwnScope() throws Exception {
    fixture.client.call(
        "chat.postMessage", fixture.filled("{'channel':'SUPPORT','text':'x','username':'boss'}"));

    fixture.assertRefused("missing_scope", "slack-methods.json#/methods/chat.postMessage/note");
  }

  @Test
  void oneMessageASecondIsAllowedWithinAMinute() throws Exception {
    String message = fixture.filled("{'channel':'SUPPORT','text':'x'}");
    for (int i = 0; i < 60; i++) {
      fixture.client.call("chat.postMessage", message);
    }

    var limited = fixture.client.post("chat.postMessage", message);
    fixture.assertRefused("ratelimited", "slack-methods.json#/methods/chat.postMessage/rate");
    fixture.clock.pass(Duration.ofSeconds(61));
    JsonNode later = fixture.client.call("chat.postMessage", message);

    assertEquals(429, limited.statusCode());
    assertEquals(List.of("60"), limited.headers().allValues("Retry-After"));
    assertTrue(later.path("ok").asBoolean());
  }

  @Test
  void truncatedTextIsAnErrorOfTheApp() throws Exception {
    fixture.client.call(
        "chat.postMessage",
        fixture.filled("{'channel':'SUPPORT','text':'%s'}".formatted("x".repeat(40_001))));

    fixture.assertRefused(
        "message_truncated", "slack-methods.json#/methods/chat.postMessage/limits/text");
  }

  @Test
  void aRevokedTokenIsRejected() throws Exception {
    fixture.slack.users().uninstalls();

    JsonNode answer = fixture.client.call("auth.test", "{}");

    assertEquals("account_inactive", answer.path("error").asText());
  }

  @Test
  void textAboveTheUpdateLimitIsRejected() throws Exception {
    String text = "x".repeat(4001);

    fixture.client.call(
        "chat.update",
        fixture.filled("{'channel':'SUPPORT','ts':'OWN','text':'%s'}".formatted(text)));

    fixture.assertRefused("msg_too_long", "slack-methods.json#/methods/chat.update/limits/text");
  }

  private JsonNode json(String method, String body) throws IOException, InterruptedException {
    var request =
        fixture
            .client
            .request(fixture.slack.apiUrl() + method)
            .header("Authorization", "Bearer " + fixture.slack.botToken())
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(fixture.filled(body).replace('\'', '"')));
    return SlackClient.json(fixture.client.send(request).body());
  }

  private static int commonIndex(String error) {
    var rules = new Rulebook();
    return rules.method("auth.test").orElseThrow().common().indexOf(error);
  }
}
