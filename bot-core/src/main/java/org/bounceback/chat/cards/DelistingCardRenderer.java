package org.bounceback.chat.cards;

import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bounceback.blocklist.DelistingRequest;
import org.bounceback.blocklist.DelistingRequest.Entry;
import org.bounceback.cases.Case;
import org.bounceback.chat.Block;
import org.bounceback.chat.Button;
import org.bounceback.chat.Card;
import org.bounceback.chat.Span;

/**
 * Renders a delisting request: the text, where to submit it, and when the next request is possible.
 */
public final class DelistingCardRenderer {
  private final MessageBundle messageBundle;
  private final CardTime time;

  /** Creates a renderer that writes times in the operator's zone. */
  public DelistingCardRenderer(MessageBundle messageBundle, ZoneId zone) {
    this.messageBundle = messageBundle;
    this.time = new CardTime(zone, messageBundle.locale());
  }

  /**
   * Returns the card.
   *
   * @param complete whether the request can be submitted as it is
   */
  public Card of(Case stored, DelistingRequest request, boolean complete) {
    Entry entry = request.entry();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.QuoteBlock(
            messageBundle.text("removal.words"), request.text(), Block.QuoteStyle.MACHINE));
    List<Block.LabeledField> labeledFields = new ArrayList<>();
    entry
        .page()
        .ifPresent(
            page ->
                labeledFields.add(
                    fact(
                        "removal.where",
                        new Span.Link(messageBundle.text("removal.page"), URI.create(page)))));
    entry.how().ifPresent(how -> labeledFields.add(fact("removal.how", Span.plain(how))));
    if (complete) {
      labeledFields.add(
          fact(
              "removal.again",
              Span.plain(
                  messageBundle.text(
                      "removal.not-before",
                      Map.of(
                          "list", entry.title(),
                          "time", time.of(request.nextRequestAt()))))));
    }
    if (!labeledFields.isEmpty()) {
      blocks.add(new Block.Facts(labeledFields));
    }
    String headline =
        messageBundle.text(
            complete ? "removal.headline" : "removal.headline-early",
            Map.of("subject", stored.subject(), "list", entry.title()));
    return new Card(headline, blocks, complete ? buttons(stored) : List.of());
  }

  private List<Button> buttons(Case stored) {
    return List.of(
        new Button(
            new ButtonId(ButtonId.Action.REQUESTED, stored.id()).text(),
            messageBundle.text("buttons.requested"),
            Button.Style.PRIMARY));
  }

  private Block.LabeledField fact(String label, Span span) {
    return new Block.LabeledField(messageBundle.text(label), List.of(span));
  }
}
