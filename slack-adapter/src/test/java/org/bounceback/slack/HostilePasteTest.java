package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.slack.api.util.json.GsonFactory;
import java.nio.file.Path;
import java.util.List;
import org.bounceback.chat.Card;
import org.bounceback.sandbox.slack.rules.BlockKit;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.slack.world.AppManifest;
import org.bounceback.testkit.CardGallery;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that a card shows mentions and links of a pasted text as text. */
class HostilePasteTest {
  @TempDir Path data;

  @ParameterizedTest
  @MethodSource("org.bounceback.testkit.HostilePastes#all")
  void cardMentionsNobody(String paste) throws Exception {
    try (var gallery = new CardGallery(data)) {
      Card card = gallery.last(CardGallery.drop(paste));
      SlackCard drawn = CardRenderer.message(card);
      JsonNode blocks =
          new ObjectMapper().readTree(GsonFactory.createSnakeCase().toJson(drawn.blocks()));
      assertEquals(
          List.of(),
          new BlockKit(new Rulebook())
              .message(blocks, AppManifest.bounceback().scopes(), "/blocks"));
      assertHarmless(drawn.text());
      for (JsonNode part : blocks.findParents("type")) {
        if (part.path("type").asText().equals("mrkdwn")) {
          assertHarmless(part.path("text").asText());
        }
      }
    }
  }

  private static void assertHarmless(String text) {
    assertFalse(text.contains("<!channel") || text.contains("<@U123"), text);
    assertFalse(text.contains("|log-in>"), text);
  }
}
