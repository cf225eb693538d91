package org.bounceback.chat.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.findings.FindingsCodec;
import org.bounceback.findings.RecipientFindings;
import org.junit.jupiter.api.Test;

class RecipientCardTest {
  private final RecipientCard card = new RecipientCard(MessageBundle.english());

  @Test
  void anAnswerThatWasKeptSaysHowOldItIs() {
    assertEquals(
        List.of("Checked 3 minutes ago. \"Check again\" connects again."),
        text("3 minutes ago", true));
  }

  @Test
  void whileTheServerMayNotBeAskedTheCardSaysFromWhenOnItMay() {
    assertEquals(
        List.of(
            "Looked 40 seconds ago, not just now: so as not to be a burden I ask a mail server"
                + " again from 12:01:00 UTC on. Until then Look again brings the same."),
        text("40 seconds ago", false));
  }

  private List<String> text(String ago, boolean mayLookAgain) {
    String report =
        """
        {"subject":"shop.example","mx":[],"servers":[],"contacts":[],"outcome":"accepting",
         "kept":{"ago":"%s","againAtTime":"12:01:00 UTC","mayLookAgain":%s}}\
        """
            .formatted(ago, mayLookAgain);
    return card.blocks((RecipientFindings) FindingsCodec.read(report)).stream()
        .map(block -> ((Block.Text) block).spans().get(0))
        .map(span -> ((Span.Plain) span).text())
        .toList();
  }
}
