package org.bounceback.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.bounceback.chat.Block;
import org.bounceback.chat.Button;
import org.bounceback.chat.Card;
import org.bounceback.chat.Span;
import org.junit.jupiter.api.Test;

class TerminalCardRendererTest {
  private static final String RULE = "+" + "-".repeat(97);

  @Test
  void aCardIsFramedAndItsButtonsAreNumbered() {
    var card =
        new Card(
            "It is listed.",
            List.of(
                new Block.Text(
                    List.of(
                        Span.bold("ZEN"),
                        Span.plain(": "),
                        new Span.Link("get off", URI.create("https://example.org/off")))),
                new Block.Facts(
                    List.of(new Block.LabeledField("Ticket", List.of(Span.plain("12"))))),
                new Block.QuoteBlock("They said", "550 no\nreally")),
            List.of(
                new Button("a", "Open ticket", Button.Style.PRIMARY),
                new Button("b", "Share", Button.Style.PLAIN)));

    assertEquals(
        String.join(
            "\n",
            RULE,
            "| It is listed.",
            "|",
            "| ZEN: get off <https://example.org/off>",
            "|",
            "| Ticket: 12",
            "|",
            "| They said:",
            "|   > 550 no",
            "|   > really",
            "|",
            "| [1] Open ticket   [2] Share",
            RULE),
        TerminalCardRenderer.of(card));
  }

  @Test
  void textFromOthersCannotControlTheTerminal() {
    String shown = TerminalCardRenderer.of(Card.of("a\u001b[2Jb\u202ec"));

    assertEquals(String.join("\n", RULE, "| a?[2Jb?c", RULE), shown);
  }
}
