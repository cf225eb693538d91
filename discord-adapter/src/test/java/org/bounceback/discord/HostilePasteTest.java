package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.re2j.Pattern;
import java.nio.file.Path;
import org.bounceback.chat.Card;
import org.bounceback.testkit.CardGallery;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that a card shows mentions and links of a pasted text as text. */
class HostilePasteTest {
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");

  @TempDir Path data;

  @ParameterizedTest
  @MethodSource("org.bounceback.testkit.HostilePastes#all")
  void cardMentionsNobody(String paste) throws Exception {
    try (var gallery = new CardGallery(data)) {
      Card card = gallery.last(CardGallery.drop(paste));
      JsonNode json = new ObjectMapper().readTree(CardRenderer.message(card).toData().toString());
      assertEquals("[]", json.path("allowed_mentions").path("parse").toString());
      for (String name : new String[] {"content", "description", "title", "value", "name"}) {
        for (JsonNode text : json.findValues(name)) {
          String shown = outsideCode(text.asText());
          assertFalse(shown.contains("[log-in](https"), shown);
          assertFalse(shown.contains("**bold**"), shown);
        }
      }
    }
  }

  /** Returns the text without its code, in which Discord shows markup as text. */
  private static String outsideCode(String text) {
    return CODE.matcher(text).replaceAll("");
  }
}
