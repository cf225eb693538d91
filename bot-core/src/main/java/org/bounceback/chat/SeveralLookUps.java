package org.bounceback.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.Severity;
import org.bounceback.blocklist.Subject;
import org.bounceback.blocklist.Unlistable;
import org.bounceback.chat.Posting.NotPosted;
import org.bounceback.net.Deadline;

/** Several subjects in one look-up: one card with a sentence for each, which is no case. */
final class SeveralLookUps {
  private final Services services;
  private final Texts texts;
  private final LookUpCard lookUpCard;
  private final Unlistable unlistable;

  SeveralLookUps(Services services, Texts texts, Unlistable unlistable) {
    this.services = services;
    this.texts = texts;
    this.lookUpCard = new LookUpCard(texts);
    this.unlistable = unlistable;
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
  void look(List<Subject> meant, List<Subject> listable, Posting posting)
      throws NotPosted, InterruptedException {
    Deadline deadline = Deadline.after(services.patience().lists());
    List<CompletableFuture<BlocklistReport>> asked =
        listable.stream()
            .map(
                each ->
                    services
                        .blocklists()
                        .check(each, deadline, (done, all, finding) -> {})
                        .toCompletableFuture())
            .toList();
    Map<Subject, BlocklistReport> reports =
        asked.stream()
            .map(CompletableFuture::join)
            .collect(Collectors.toMap(BlocklistReport::subject, each -> each));
    posting.edit(posting.first(), card(meant, reports));
  }

  private Card card(List<Subject> meant, Map<Subject, BlocklistReport> reports) {
    var sentences = new ArrayList<Block>();
    for (Subject each : meant) {
      BlocklistReport report = reports.get(each);
      String sentence =
          report == null
              ? texts.say(
                  "lookup.private-address",
                  Map.of("subject", each.text(), "why", unlistable.why(each).orElse("")))
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
    return report.severity().compareTo(Severity.POLICY) <= 0;
  }
}
