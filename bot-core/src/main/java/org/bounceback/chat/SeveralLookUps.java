package org.bounceback.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.BlocklistSubject;
import org.bounceback.blocklist.ListingSeverity;
import org.bounceback.blocklist.UnlistableNetworks;
import org.bounceback.chat.Posting.NotPosted;
import org.bounceback.net.Deadline;

/** Several subjects in one look-up: one card with a sentence for each, which is no case. */
final class SeveralLookUps {
  private final Services services;
  private final Texts texts;
  private final LookUpCard lookUpCard;
  private final UnlistableNetworks unlistableNetworks;

  SeveralLookUps(Services services, Texts texts, UnlistableNetworks unlistableNetworks) {
    this.services = services;
    this.texts = texts;
    this.lookUpCard = new LookUpCard(texts);
    this.unlistableNetworks = unlistableNetworks;
  }

  Card checking(int count) {
    return Card.of(texts.say("lookup.checking-several", "count", String.valueOf(count)));
  }

  /**
   * Asks for all at the same time.
   *
   * @param meant what was typed, in its order
   * @param listable those of it that a list may hold
   */
  void look(List<BlocklistSubject> meant, List<BlocklistSubject> listable, Posting posting)
      throws NotPosted, InterruptedException {
    Deadline deadline = Deadline.after(services.patience().lists());
    List<CompletableFuture<BlocklistReport>> asked =
        listable.stream()
            .map(
                each ->
                    services
                        .blocklists()
                        .check(each, deadline, (done, all, zoneResult) -> {})
                        .toCompletableFuture())
            .toList();
    Map<BlocklistSubject, BlocklistReport> reports =
        asked.stream()
            .map(CompletableFuture::join)
            .collect(Collectors.toMap(BlocklistReport::blocklistSubject, each -> each));
    posting.edit(posting.first(), card(meant, reports));
  }

  private Card card(List<BlocklistSubject> meant, Map<BlocklistSubject, BlocklistReport> reports) {
    var sentences = new ArrayList<Block>();
    for (BlocklistSubject each : meant) {
      BlocklistReport report = reports.get(each);
      String sentence =
          report == null
              ? texts.say(
                  "lookup.private-address",
                  Map.of("subject", each.text(), "why", unlistableNetworks.why(each).orElse("")))
              : lookUpCard.headline(report);
      sentences.add(new Block.Text(List.of(Span.plain(sentence))));
    }
    long listed = reports.values().stream().filter(SeveralLookUps::matters).count();
    String headline =
        texts.say(
            "lookup.several",
            Map.of("count", String.valueOf(meant.size()), "listed", String.valueOf(listed)));
    return new Card(headline, sentences, List.of());
  }

  private static boolean matters(BlocklistReport report) {
    return report.severity().compareTo(ListingSeverity.POLICY) <= 0;
  }
}
