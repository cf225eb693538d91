package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.blocklist.DelistingRequest;
import org.bounceback.cases.Case;
import org.bounceback.chat.Block;
import org.bounceback.chat.Card;
import org.bounceback.chat.cards.DelistingCardRenderer.Moment;
import org.bounceback.findings.BlocklistFindings;
import org.bounceback.findings.DelistingRecord;
import org.bounceback.watch.BlocklistWatch;
import org.bounceback.watch.WatchNews;

/** Renders a case's watch and delisting requests, and the messages about changed listings. */
public final class WatchCard {
  private final MessageBundle messageBundle;

  public WatchCard(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** Returns the block of the card; empty without a watch and without a delisting request. */
  Optional<Block> block(BlocklistFindings findings) {
    List<Block.LabeledField> labeledFields = new ArrayList<>();
    for (DelistingRecord each : findings.delistings()) {
      each.asked()
          .ifPresent(
              at ->
                  labeledFields.add(
                      messageBundle.plain(
                          "watch.removal",
                          messageBundle.text(
                              "watch.removal-asked",
                              Map.of(
                                  "list", each.name(),
                                  "time", new Moment(at).text(),
                                  "again",
                                      new Moment(DelistingRequest.nextRequestAfter(at)).text())))));
    }
    findings
        .watch()
        .map(BlocklistWatch::new)
        .ifPresent(
            blocklistWatch ->
                labeledFields.add(
                    messageBundle.plain(
                        "watch.watched",
                        messageBundle.text(
                            "watch.until", "time", new Moment(blocklistWatch.until()).text()))));
    return labeledFields.isEmpty() ? Optional.empty() : Optional.of(new Block.Facts(labeledFields));
  }

  /** Returns the message in the card's thread. */
  public Card news(Case watched, WatchNews news) {
    List<String> sentences = new ArrayList<>();
    if (!news.left().isEmpty()) {
      sentences.add(text("watch.left", watched, news.left()));
    }
    if (!news.joined().isEmpty()) {
      sentences.add(text("watch.joined", watched, news.joined()));
    }
    if (news.over()) {
      boolean free =
          watched.findings() instanceof BlocklistFindings lists && lists.listed().isEmpty();
      sentences.add(text(free ? "watch.free" : "watch.over", watched, List.of()));
    }
    return Card.of(String.join(" ", sentences));
  }

  private String text(String key, Case watched, List<String> lists) {
    return messageBundle.text(
        key, Map.of("subject", watched.subject(), "lists", String.join(", ", lists)));
  }
}
