package org.bounceback.sandbox.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeSet;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class EveryMethodTest {
  private SlackFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = SlackFixture.open();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "good-calls.psv", delimiter = '|', numLinesToSkip = 1)
  void aValidCallReturnsTheDescribedResponse(String method, String arguments) throws Exception {
    var mail = fixture.slack.workspace().files().add(fixture.sam.id(), "a.eml", Bytes.of("x"));
    String group = fixture.slack.workspace().userGroup(fixture.sam);
    String filled =
        fixture
            .filled(arguments)
            .replace("FILE", mail.id())
            .replace("GROUP", group)
            .replace("TRIGGER", fixture.trigger());

    JsonNode answer = fixture.client.call(method, filled);

    assertEquals(List.of(), fixture.slack.refusals());
    assertTrue(answer.path("ok").asBoolean(), answer.toString());
    List<String> members = new Rulebook().method(method).orElseThrow().success();
    assertEquals(
        List.of(), members.stream().filter(name -> !answer.has(name)).toList(), answer.toString());
  }

  @Test
  void everyMethodHasATest() throws Exception {
    var called = new TreeSet<String>();
    for (String table : List.of("good-calls.psv", "refused-calls.psv")) {
      try (var in = EveryMethodTest.class.getResourceAsStream(table)) {
        for (String line : new String(in.readAllBytes(), UTF_8).split("\n", -1)) {
          called.add(line.split(" ", -1)[0]);
        }
      }
    }

    var missing = new TreeSet<>(new Rulebook().methods());
    missing.removeAll(called);
    // These need steps before them: FileTest and ViewTest have them.
    missing.removeAll(List.of("files.completeUploadExternal", "views.push", "views.update"));
    assertEquals(new TreeSet<>(), missing);
  }
}
