package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bounceback.chat.Button;
import org.bounceback.chat.Card;
import org.bounceback.testkit.Cards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CardRendererTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource({"1,10", "3,4000", "500,4000", "500,1", "60,200", "1,100000"})
  void cardsOfAnySizeRespectTheLimits(int passages, int length) throws Exception {
    Card card = Cards.ofPassages(passages, length);

    JsonNode message = json(CardRenderer.message(card).blocks());
    JsonNode window = json(CardRenderer.window(card));

    assertTrue(message.size() <= 50, message.size() + " blocks");
    assertTrue(texts(message).stream().mapToInt(String::length).sum() <= 12_000);
    assertTrue(window.size() <= 100, window.size() + " blocks");
    assertTrue(window.toString().length() < 250_000, window.toString().length() + " bytes");
    for (JsonNode block : message) {
      assertTrue(texts(block).stream().mapToInt(String::length).sum() <= 3000);
    }
  }

  @Test
  void shortCardHasNoShowAllButton() {
    assertFalse(ids(Cards.ofPassages(2, 300)).contains("whole:BB-7K3M9-Q2XPT"));
  }

  @Test
  void shortenedCardHasShowAllButtonAndLaterParts() throws Exception {
    Card card = Cards.ofPassages(500, 4000);

    assertTrue(ids(card).contains("whole:BB-7K3M9-Q2XPT"));
    assertTrue(texts(json(CardRenderer.message(card).blocks())).contains("BB-7K3M9"));
  }

  @Test
  void screenReaderTextIsHeadline() {
    assertEquals(
        "Mail to &lt;jo@example.org&gt; &amp; others",
        CardRenderer.message(Card.of("Mail to <jo@example.org> & others")).text());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("hostile")
  void untrustedTextNeverBecomesMarkup(int seed, String foreign) throws Exception {
    SlackCard drawn = CardRenderer.message(Cards.full(foreign));
    JsonNode blocks = json(drawn.blocks());

    assertFalse(drawn.text().matches("(?s).*<[!@#]?.*"), drawn.text());
    assertTrue(drawn.text().length() <= 3000);
    assertEquals(List.of(), blocks.findValues("mrkdwn"));
    assertTrue(Set.of("https://example.net/remove").containsAll(blocks.findValuesAsText("url")));
    assertTrue(TYPES.containsAll(blocks.findValuesAsText("type")), blocks.toString());
  }

  /** Texts that must not mention anyone, become a link or show an image. */
  private static final Set<String> TYPES =
      Set.of(
          "rich_text",
          "rich_text_section",
          "rich_text_preformatted",
          "rich_text_quote",
          "text",
          "link",
          "plain_text",
          "actions",
          "button",
          "context_actions",
          "feedback_buttons");

  static Stream<Arguments> hostile() {
    String[] pieces = {
      "<!channel>",
      "<@U0SUPPORT1>",
      "<#C0SUPPORT1>",
      "<http://evil.example|bank>",
      "```",
      "*",
      "_",
      "`",
      ":skull:",
      "\u202E",
      "\uD83D",
      "😀",
      "&lt;",
      "\n",
      "http://evil.example",
      "@here",
      "\u0000"
    };
    return IntStream.range(0, 200)
        .mapToObj(
            seed -> {
              var random = new Random(seed);
              var text = new StringBuilder();
              for (int i = random.nextInt(300); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
              }
              return Arguments.of(seed, text.toString());
            });
  }

  private static List<String> ids(Card card) {
    return card.buttons().stream().map(Button::id).toList().stream()
        .filter(id -> CardRenderer.message(card).blocks().toString().contains(id))
        .toList();
  }

  private static JsonNode json(List<LayoutBlock> blocks) throws Exception {
    return JSON.readTree(GsonFactory.createSnakeCase().toJson(blocks));
  }

  private static List<String> texts(JsonNode blocks) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : blocks.findValues("text")) {
      if (text.isTextual()) {
        texts.add(text.asText());
      }
    }
    return texts;
  }
}
