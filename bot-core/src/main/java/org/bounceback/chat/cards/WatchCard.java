package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bounceback.blocklist.DelistingRequest;
import org.bounceback.cases.Case;
import org.bounceback.chat.Card;
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

  /** Returns the watch and the delisting requests as lines of the card; usually none. */
  List<CardBody.ContextLine> context(BlocklistFindings findings, CardTime time) {
    List<CardBody.ContextLine> lines = new ArrayList<>();
    for (DelistingRecord each : findings.delistings()) {
      each.asked()
          .ifPresent(
              at ->
                  lines.add(
                      line(
                          "✔ ",
                          messageBundle.text(
                              "watch.removal-asked",
                              Map.of(
                                  "list", each.name(),
                                  "time", time.of(at),
                                  "again", time.of(DelistingRequest.nextRequestAfter(at)))))));
    }
    findings
        .watch()
        .map(BlocklistWatch::new)
        .map(watch -> messageBundle.text("watch.until", "time", time.of(watch.until())))
        .ifPresent(text -> lines.add(line("⏳ ", text)));
    return lines;
  }

  private static CardBody.ContextLine line(String sign, String text) {
    return CardBody.ContextLine.essential(sign + text);
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
