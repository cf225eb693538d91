package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.bounceback.chat.Card;
import org.bounceback.sandbox.discord.rules.MessageRules;
import org.bounceback.sandbox.discord.rules.MessageRules.Origin;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.testkit.Cards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CardRendererTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MessageRules RULES = new MessageRules(new Rulebook());

  @ParameterizedTest
  @CsvSource({"1,10", "3,4000", "500,4000", "500,1", "60,200", "1,100000"})
  void cardsOfAnySizeRespectTheLimits(int passages, int length) throws Exception {
    Card card = Cards.ofPassages(passages, length);

    assertEquals(
        List.of(), RULES.findings(json(CardRenderer.message(card)), Set.of(), Origin.CHANNEL));
    assertEquals(
        List.of(),
        RULES.findings(
            json(CardRenderer.ephemeral(card)), Set.of("everything.txt"), Origin.INTERACTION));
  }

  @Test
  void shortCardHasNoShowAllButton() throws Exception {
    String drawn = json(CardRenderer.message(Cards.ofPassages(2, 300))).toString();

    assertFalse(drawn.contains("whole:BB-7K3M9-Q2XPT"), drawn);
  }

  @Test
  void shortenedCardHasShowAllButtonAndLaterParts() throws Exception {
    String drawn = json(CardRenderer.message(Cards.ofPassages(500, 4000))).toString();

    assertTrue(drawn.contains("whole:BB-7K3M9-Q2XPT"), drawn);
    assertTrue(drawn.contains("`BB-7K3M9`"), drawn);
  }

  @Test
  void updatesMentionNobody() {
    var change = CardRenderer.update(Card.of("@everyone")).toData();

    assertEquals("[]", change.getObject("allowed_mentions").getArray("parse").toString());
    assertFalse(change.getObject("allowed_mentions").getBoolean("replied_user", true));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("hostile")
  void untrustedTextNeverBecomesMarkup(int seed, String foreign) throws Exception {
    JsonNode drawn = json(CardRenderer.message(Cards.full(foreign)));

    assertEquals(List.of(), RULES.findings(drawn, Set.of(), Origin.CHANNEL));
    for (String content : drawn.findValuesAsText("content")) {
      String outsideCode = content.replaceAll("(?s)(?<!\\\\)(```.*?```|`[^`\n]*`)", "");
      assertFalse(outsideCode.matches("(?s).*(?<!\\\\)(<[@#:/]|@everyone|@here).*"), content);
      assertFalse(outsideCode.matches("(?s).*https?://(?!example\\.net/remove).*"), content);
      assertFalse(outsideCode.matches("(?s).*(?<!\\\\)\\|\\|.*"), content);
    }
  }

  static Stream<Arguments> hostile() {
    String[] pieces = {
      "@everyone",
      "@here",
      "<@1300000000000000001>",
      "<@&1300000000000000001>",
      "<#13000000000>",
      "</blacklist:13000>",
      "<t:0:R>",
      "[bank](http://evil.example)",
      "```",
      "``",
      "`",
      "*",
      "**",
      "_",
      "~~",
      "||",
      ":skull:",
      "<:evil:1300000000000000001>",
      "\u202E",
      "\uD83D",
      "😀",
      "\n",
      "\n# ",
      "\n-# ",
      "\n> ",
      "\n>>> ",
      "\n1. ",
      "http://evil.example",
      "discord://evil",
      "\\",
      "\u0000",
      "\u200B",
      "a"
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

  private static JsonNode json(MessageCreateData message) throws Exception {
    return JSON.readTree(message.toData().toString());
  }
}
