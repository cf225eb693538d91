package org.bounceback.sandbox.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.bounceback.sandbox.discord.rules.OpenApi.Operation;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.rules.Schema;
import org.bounceback.sandbox.discord.rules.SchemaViolation;
import org.bounceback.sandbox.discord.world.Interaction;
import org.bounceback.sandbox.discord.world.Interaction.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The responses of the simulated Discord match Discord's description. */
class AnswerTest {
  private static final Rulebook RULES = new Rulebook();

  private DiscordFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = DiscordFixture.open();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(
      resources = "good-calls.psv",
      delimiter = '|',
      numLinesToSkip = 1,
      maxCharsPerColumn = 20_000)
  void anAnswerFitsTheDescription(String verb, String path, String body, int status)
      throws Exception {
    String sent = body == null ? "" : fixture.filled(body);

    var answer = fixture.client.call(verb, fixture.filled(path), sent);

    assertEquals(status, answer.status(), answer.body().toString());
    assertFits(verb, fixture.filled(path), answer);
    assertEquals(List.of(), fixture.discord.refusals());
  }

  @Test
  void answersToAnInteractionFitTheDescription() throws Exception {
    Interaction interaction = fixture.interaction(Kind.COMMAND);
    String callback = DiscordFixture.callback(interaction);
    String later = DiscordFixture.webhook(interaction);

    assertFits(
        "POST",
        callback,
        fixture.client.call("POST", callback + "?with_response=true", "{'type':5}"));
    String original = later + "/messages/@original";
    assertFits(
        "PATCH", original, fixture.client.call("PATCH", original, "{'content':'the first'}"));
    assertFits("GET", original, fixture.client.call("GET", original, ""));
    assertFits("POST", later, fixture.client.call("POST", later, "{'content':'more','flags':64}"));
    assertEquals(204, fixture.client.call("DELETE", original, "").status());
    assertEquals(List.of(), fixture.discord.refusals());
  }

  @Test
  void theFirstFollowUpFillsADeferral() throws Exception {
    Interaction interaction = fixture.interaction(Kind.COMMAND);
    fixture.client.call(
        "POST", DiscordFixture.callback(interaction), "{'type':5,'data':{'flags':64}}");

    var answer =
        fixture.client.call("POST", DiscordFixture.webhook(interaction), "{'content':'x'}");

    assertEquals(interaction.original().orElseThrow(), answer.body().path("id").asText());
    assertEquals(
        List.of("", "x"),
        fixture.discord.state().messages().versions(answer.body().path("id").asText()).stream()
            .map(each -> each.content())
            .toList());
  }

  private static void assertFits(String verb, String path, DiscordClient.Answer answer) {
    Operation operation =
        RULES
            .openApi()
            .place(path.replaceFirst("\\?.*", ""))
            .flatMap(place -> place.operation(verb))
            .orElseThrow();
    JsonNode body = answer.body();
    List<SchemaViolation> schemaViolations =
        operation
            .answer(answer.status())
            .map((Schema schema) -> schema.findings(body, Set.of()))
            .orElse(List.of());
    assertEquals(List.of(), schemaViolations);
  }
}
