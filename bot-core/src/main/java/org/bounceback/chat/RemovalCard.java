package org.bounceback.chat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bounceback.blocklist.DelistingRequest;
import org.bounceback.blocklist.DelistingRequest.Entry;
import org.bounceback.casebook.Case;

/** What to write to get off a list, where, and when one may ask again. */
final class RemovalCard {
  private final Texts texts;

  RemovalCard(Texts texts) {
    this.texts = texts;
  }

  /**
   * The card.
   *
   * @param complete whether the request may be sent as it is
   */
  Card of(Case stored, DelistingRequest request, boolean complete) {
    Entry entry = request.entry();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Passage(texts.say("removal.words"), request.text(), Block.Voice.MACHINE));
    List<Block.Fact> facts = new ArrayList<>();
    entry
        .page()
        .ifPresent(
            page ->
                facts.add(
                    fact(
                        "removal.where",
                        new Span.Link(texts.say("removal.page"), URI.create(page)))));
    entry.how().ifPresent(how -> facts.add(fact("removal.how", Span.plain(how))));
    if (complete) {
      facts.add(
          fact(
              "removal.again",
              Span.plain(
                  texts.say(
                      "removal.not-before",
                      Map.of(
                          "list", entry.title(),
                          "time", new Moment(request.again()).text())))));
    }
    if (!facts.isEmpty()) {
      blocks.add(new Block.Facts(facts));
    }
    String headline =
        texts.say(
            complete ? "removal.headline" : "removal.headline-early",
            Map.of("subject", stored.subject(), "list", entry.title()));
    return new Card(headline, blocks, complete ? buttons(stored) : List.of());
  }

  private List<Button> buttons(Case stored) {
    return List.of(
        new Button(
            new ButtonId(ButtonId.Action.REQUESTED, stored.id()).text(),
            texts.say("buttons.requested"),
            Button.Style.PRIMARY));
  }

  private Block.Fact fact(String label, Span span) {
    return new Block.Fact(texts.say(label), List.of(span));
  }

  /** A moment as people read it. */
  record Moment(Instant at) {
    String text() {
      return at.toString().substring(0, "2026-11-02T09:00".length()).replace('T', ' ') + " UTC";
    }
  }
}
