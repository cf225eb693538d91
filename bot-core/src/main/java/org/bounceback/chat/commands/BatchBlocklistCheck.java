package org.bounceback.chat.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.BlocklistSubject;
import org.bounceback.blocklist.ListingSeverity;
import org.bounceback.blocklist.UnlistableNetworks;
import org.bounceback.chat.Block;
import org.bounceback.chat.Card;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.Span;
import org.bounceback.chat.cards.BlocklistCardRenderer;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.net.Deadline;

/** Checks several subjects at once and shows one card with a sentence for each. Opens no case. */
final class BatchBlocklistCheck {
  private final ChatChecks chatChecks;
  private final MessageBundle messageBundle;
  private final BlocklistCardRenderer blocklistCardRenderer;
  private final UnlistableNetworks unlistableNetworks;

  BatchBlocklistCheck(
      ChatChecks chatChecks, MessageBundle messageBundle, UnlistableNetworks unlistableNetworks) {
    this.chatChecks = chatChecks;
    this.messageBundle = messageBundle;
    this.blocklistCardRenderer = new BlocklistCardRenderer(messageBundle);
    this.unlistableNetworks = unlistableNetworks;
  }

  Card checking(int count) {
    return Card.of(messageBundle.text("lookup.checking-several", "count", String.valueOf(count)));
  }

  /**
   * Checks all subjects concurrently.
   *
   * @param subjects the entered subjects, in their order
   * @param listable those of them that a list can contain
   */
  void check(
      List<BlocklistSubject> subjects, List<BlocklistSubject> listable, MessagePoster messagePoster)
      throws PostFailedException, InterruptedException {
    Deadline deadline = Deadline.after(chatChecks.blocklistTimeout());
    List<CompletableFuture<BlocklistReport>> checks =
        listable.stream()
            .map(
                each ->
                    chatChecks
                        .blocklists()
                        .check(each, deadline, (done, all, zoneResult) -> {})
                        .toCompletableFuture())
            .toList();
    Map<BlocklistSubject, BlocklistReport> reports =
        checks.stream()
            .map(CompletableFuture::join)
            .collect(Collectors.toMap(BlocklistReport::blocklistSubject, each -> each));
    messagePoster.edit(messagePoster.first(), card(subjects, reports));
  }

  private Card card(
      List<BlocklistSubject> subjects, Map<BlocklistSubject, BlocklistReport> reports) {
    var sentences = new ArrayList<Block>();
    for (BlocklistSubject each : subjects) {
      BlocklistReport report = reports.get(each);
      String sentence =
          report == null
              ? messageBundle.text(
                  "lookup.private-address",
                  Map.of("subject", each.text(), "why", unlistableNetworks.reason(each).orElse("")))
              : blocklistCardRenderer.headline(report);
      sentences.add(new Block.Text(List.of(Span.plain(sentence))));
    }
    long listed = reports.values().stream().filter(BatchBlocklistCheck::matters).count();
    String headline =
        messageBundle.text(
            "lookup.several",
            Map.of("count", String.valueOf(subjects.size()), "listed", String.valueOf(listed)));
    return new Card(headline, sentences, List.of());
  }

  private static boolean matters(BlocklistReport report) {
    return report.severity().compareTo(ListingSeverity.POLICY) <= 0;
  }
}
