package org.bounceback.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.bounceback.sandbox.slack.world.AppManifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class BlockRefusalTest {
  private static final Pattern LONG = Pattern.compile("LONG(\\d+)");

  private SlackFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = SlackFixture.open();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest(name = "{1}")
  @CsvFileSource(
      resources = "refused-blocks.psv",
      delimiter = '|',
      numLinesToSkip = 1,
      maxCharsPerColumn = 20_000)
  void anInvalidMessageIsRejectedByItsRule(String blocks, String row, String pointer)
      throws Exception {
    JsonNode answer =
        fixture.client.call(
            "chat.postMessage",
            fixture.filled("{'channel':'SUPPORT','blocks':" + lengthened(blocks) + "}"));

    assertRefused(answer, pointer, row);
  }

  @ParameterizedTest(name = "{1}")
  @CsvFileSource(
      resources = "refused-views.psv",
      delimiter = '|',
      numLinesToSkip = 1,
      maxCharsPerColumn = 20_000)
  void anInvalidViewIsRejectedByItsRule(String view, String row, String pointer) throws Exception {
    JsonNode answer =
        fixture.client.call(
            "views.open",
            "{'trigger_id':'%s','view':%s}".formatted(fixture.trigger(), lengthened(view)));

    assertRefused(answer, pointer, row);
  }

  @Test
  void aMessageHasFiftyBlocksAtMost() throws Exception {
    String blocks = "{'type':'divider'},".repeat(50) + "{'type':'divider'}";

    fixture.client.call(
        "chat.postMessage", fixture.filled("{'channel':'SUPPORT','blocks':[" + blocks + "]}"));

    fixture.assertRefused(
        "invalid_blocks", "slack-methods.json#/methods/chat.postMessage/limits/blocks");
  }

  @Test
  void blocksInAttachmentsAreValidated() throws Exception {
    fixture.client.call(
        "chat.update",
        fixture.filled(
            "{'channel':'SUPPORT','ts':'OWN','text':'x',"
                + "'attachments':[{'color':'#f00','blocks':[{'type':'section'}]}]}"));

    fixture.assertRefused("invalid_attachments", "slack-limits.json#/blocks/section/anyOf");
  }

  @Test
  void anAttachmentHasKnownMembersOnly() throws Exception {
    fixture.client.call(
        "chat.postMessage",
        fixture.filled("{'channel':'SUPPORT','text':'x','attachments':[{'colour':'#f00'}]}"));

    fixture.assertRefused("invalid_blocks", "slack-members.json#/attachment");
  }

  @Test
  void aFormForFilesNeedsTheScopeToReadThem() throws Exception {
    AppManifest manifest = AppManifest.bounceback().without("files:read");
    try (var less = new SlackFixture(manifest)) {
      less.client.call(
          "views.open",
          "{'trigger_id':'%s','view':{'type':'modal','title':{'type':'plain_text','text':'T'},"
                  .formatted(less.trigger())
              + "'submit':{'type':'plain_text','text':'OK'},'blocks':[{'type':'input',"
              + "'label':{'type':'plain_text','text':'L'},'element':{'type':'file_input'}}]}}");

      less.assertRefused("invalid_arguments", "slack-limits.json#/elements/file_input/needsScope");
    }
  }

  private void assertRefused(JsonNode answer, String pointer, String row) throws Exception {
    String message = answer.at("/response_metadata/messages/0").asText();
    assertTrue(message.startsWith("[ERROR] "), answer.toString());
    assertTrue(message.endsWith("[json-pointer:" + pointer + "]"), answer.toString());
    fixture.assertRefused(answer.path("error").asText(), row);
    assertEquals(1, fixture.slack.refusals().size());
  }

  private static String lengthened(String json) {
    return LONG.matcher(json).replaceAll(found -> "x".repeat(Integer.parseInt(found.group(1))));
  }
}
