package org.bounceback.testkit;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.chat.Block;
import org.bounceback.chat.Button;
import org.bounceback.chat.Button.Style;
import org.bounceback.chat.Card;
import org.bounceback.chat.Span;

/** Cards with every kind of part. */
public final class Cards {
  public static final List<Button> BUTTONS =
      List.of(
          new Button("open-ticket:BB-7K3M9-Q2XPT", "Open ticket", Style.PRIMARY),
          new Button("header-help:BB-7K3M9-Q2XPT", "How to get the full headers", Style.PLAIN),
          new Button("whole:BB-7K3M9-Q2XPT", "Details", Style.WHOLE),
          new Button("helpful:BB-7K3M9-Q2XPT", "Helpful", Style.THUMB_UP),
          new Button("not-helpful:BB-7K3M9-Q2XPT", "Not helpful", Style.THUMB_DOWN));

  /** Returns a card with every kind of part, which contains {@code foreign} wherever it can. */
  public static Card full(String foreign) {
    return new Card(
        "The address jo@example.org does not exist. " + foreign,
        List.of(
            new Block.Text(
                List.of(
                    Span.plain("The mail server said: " + foreign + " "),
                    Span.bold(foreign),
                    Span.code(foreign),
                    new Span.Link("Get delisted", URI.create("https://example.net/remove")))),
            new Block.Facts(
                List.of(
                    new Block.LabeledField("Blocklists", List.of(Span.bold("not listed"))),
                    new Block.LabeledField("Recipient's server", List.of(Span.plain(foreign))))),
            new Block.Progress(12, 94),
            new Block.QuoteBlock("Reply to the customer", foreign),
            new Block.QuoteBlock("The server's reply", foreign, Block.QuoteStyle.MACHINE)),
        BUTTONS);
  }

  /** Returns a card with that many passages of that length, followed by a fact. */
  public static Card ofPassages(int passages, int length) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < passages; i++) {
      blocks.add(new Block.QuoteBlock("Passage " + i, "x & <!channel> ".repeat(length / 15)));
    }
    blocks.add(
        new Block.Facts(List.of(new Block.LabeledField("Case", List.of(Span.code("BB-7K3M9"))))));
    return new Card("One headline.", blocks, BUTTONS);
  }

  private Cards() {}
}
