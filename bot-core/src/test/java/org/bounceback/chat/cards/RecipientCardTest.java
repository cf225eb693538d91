package org.bounceback.chat.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.findings.FindingsCodec;
import org.bounceback.findings.RecipientFindings;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;

class RecipientCardTest {
  private final RecipientCard card = new RecipientCard(BundledData.ENGLISH);

  @Test
  void anAnswerThatWasKeptSaysHowOldItIs() {
    assertEquals(
        List.of("⏳ Checked 3 minutes ago. \"Check again\" connects again."),
        text("3 minutes ago", true));
  }

  @Test
  void whileTheServerMayNotBeAskedTheCardSaysFromWhenOnItMay() {
    assertEquals(
        List.of(
            "⏳ Checked 40 seconds ago. The next check of this server is possible at 12:01:00 UTC."),
        text("40 seconds ago", false));
  }

  private List<String> text(String ago, boolean mayLookAgain) {
    String report =
        """
        {"subject":"shop.example","mx":[],"servers":[],"contacts":[],"outcome":"accepting",
         "kept":{"ago":"%s","againAtTime":"12:01:00 UTC","mayLookAgain":%s}}\
        """
            .formatted(ago, mayLookAgain);
    return card.body((RecipientFindings) FindingsCodec.read(report)).blocks().stream()
        .map(block -> ((Block.Text) block).spans().get(0))
        .map(span -> ((Span.Plain) span).text())
        .toList();
  }
}
