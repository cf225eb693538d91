package org.bounceback.sandbox.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.bounceback.sandbox.discord.world.Interaction;
import org.bounceback.sandbox.discord.world.Interaction.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class InteractionRefusalTest {
  private static final String TEXT = "{'type':4,'data':{'content':'x'}}";

  private DiscordFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = DiscordFixture.open();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvFileSource(
      resources = "refused-answers.psv",
      delimiter = '|',
      numLinesToSkip = 1,
      maxCharsPerColumn = 20_000)
  void anInvalidResponseIsRejectedByItsRule(Kind kind, String body, String error, String row)
      throws Exception {
    Interaction interaction = fixture.interaction(kind);

    var answer = fixture.client.call("POST", DiscordFixture.callback(interaction), body);

    assertTrue(answer.status() >= 400, answer.body().toString());
    fixture.assertRefused(error, row);
    assertEquals(0, interaction.answer(), "a refused answer leaves the interaction open");
  }

  @Test
  void aSecondAnswerIsRefused() throws Exception {
    Interaction interaction = answered("{'type':5}");

    var answer = fixture.client.call("POST", DiscordFixture.callback(interaction), TEXT);

    assertEquals("400 40060", answer.status() + " " + answer.code());
    fixture.assertRefused("40060", "discord-limits.json#/interaction/doubleAckError");
  }

  @Test
  void anAnswerAfterThreeSecondsIsRefused() throws Exception {
    Interaction interaction = fixture.interaction(Kind.COMMAND);
    fixture.clock.pass(Duration.ofMillis(3001));

    var answer = fixture.client.call("POST", DiscordFixture.callback(interaction), TEXT);

    assertEquals("404 10062", answer.status() + " " + answer.code());
    fixture.assertRefused("10062", "discord-limits.json#/interaction/lateError");
  }

  @Test
  void anEditAfterFifteenMinutesIsRefused() throws Exception {
    Interaction interaction = answered("{'type':5}");
    fixture.clock.pass(Duration.ofMinutes(15).plusSeconds(1));

    var answer = edit(interaction, "@original", "{'content':'x'}");

    assertEquals("401 50027", answer.status() + " " + answer.code());
    fixture.assertRefused("50027", "discord-limits.json#/interaction/tokenMinutes");
  }

  @Test
  void anEditBeforeTheFirstAnswerIsRefused() throws Exception {
    edit(fixture.interaction(Kind.COMMAND), "@original", "{'content':'x'}");

    fixture.assertRefused("10015", "discord-wire.json#/errors/10015");
  }

  @Test
  void anEditOfAnAnswerThatIsNoMessageIsRefused() throws Exception {
    Interaction interaction =
        answered(
            "{'type':9,'data':{'custom_id':'f','title':'F','components':["
                + "{'type':18,'label':'L','component':{'type':4,'style':1,'custom_id':'i'}}]}}");

    edit(interaction, "@original", "{'content':'x'}");

    fixture.assertRefused("10008", "discord-wire.json#/errors/10008");
  }

  @Test
  void anEditOfAnotherInteractionsResponseIsRejected() throws Exception {
    edit(answered(TEXT), fixture.own.id(), "{'content':'x'}");

    fixture.assertRefused("10008", "discord-wire.json#/errors/10008");
  }

  @Test
  void theChannelHasNoEphemeralMessages() throws Exception {
    Interaction interaction = answered("{'type':4,'data':{'content':'x','flags':64}}");
    String id = interaction.original().orElseThrow();

    fixture.client.call(
        "PATCH", fixture.filled("/channels/SUPPORT/messages/" + id), "{'content':'y'}");

    fixture.assertRefused("10008", "discord-wire.json#/errors/10008");
  }

  @Test
  void aFileAboveTheGuildsLimitIsRejected() throws Exception {
    Interaction interaction = fixture.interaction(Kind.COMMAND);
    fixture.discord.guild().attachmentBytes(1000);

    var answer =
        fixture.client.upload("POST", DiscordFixture.callback(interaction), TEXT, "files[0]", 1001);

    assertEquals("413 40005", answer.status() + " " + answer.code());
    fixture.assertRefused("40005", "discord-limits.json#/message/attachmentBytesDefault");
  }

  @Test
  void aPartWithAnotherNameIsRefused() throws Exception {
    Interaction interaction = fixture.interaction(Kind.COMMAND);

    fixture.client.upload("POST", DiscordFixture.callback(interaction), TEXT, "file", 10);

    fixture.assertRefused("50035", "discord-wire.json#/multipart/files");
  }

  @Test
  void aFileThatNoComponentShowsIsNoted() throws Exception {
    Interaction interaction = fixture.interaction(Kind.COMMAND);

    var answer =
        fixture.client.upload(
            "POST",
            DiscordFixture.callback(interaction) + "?with_response=true",
            "{'type':4,'data':{'flags':32768,'components':[{'type':10,'content':'x'}]}}",
            "files[0]",
            10);

    assertEquals(200, answer.status(), answer.body().toString());
    fixture.assertRefused("unexposed_file", "discord-wire.json#/components/exposed");
  }

  private Interaction answered(String body) throws Exception {
    Interaction interaction = fixture.interaction(Kind.COMMAND);
    var answer = fixture.client.call("POST", DiscordFixture.callback(interaction), body);
    assertEquals(204, answer.status(), answer.body().toString());
    return interaction;
  }

  private DiscordClient.Answer edit(Interaction interaction, String message, String body)
      throws Exception {
    return fixture.client.call(
        "PATCH", DiscordFixture.webhook(interaction) + "/messages/" + message, body);
  }
}
