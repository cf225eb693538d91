package org.bounceback.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bounceback.data.DocumentNode;

/** What the recipient's mail servers did, as blocks of a card. */
final class RecipientCard {
  private final Texts texts;

  RecipientCard(Texts texts) {
    this.texts = texts;
  }

  /** Whether a case is a look at a recipient's servers. */
  static boolean isFor(DocumentNode findings) {
    return findings.find("mx").isPresent() && findings.find("servers").isPresent();
  }

  String headline(DocumentNode report) {
    return texts.say("recipient." + report.text("outcome"), "subject", report.text("subject"));
  }

  List<Block> blocks(DocumentNode report) {
    List<Block> blocks = new ArrayList<>();
    report.find("kept").map(this::age).ifPresent(blocks::add);
    List<Block.Fact> facts = new ArrayList<>();
    if (!report.list("mx").isEmpty()) {
      String hosts =
          report.list("mx").stream()
              .map(each -> each.text("host"))
              .collect(Collectors.joining(", "));
      facts.add(new Block.Fact(texts.say("recipient.servers"), List.of(Span.code(hosts))));
    }
    if (!report.list("contacts").isEmpty()) {
      facts.add(
          new Block.Fact(
              texts.say("recipient.contacts"),
              List.of(Span.code(String.join(", ", report.texts("contacts"))))));
    }
    if (!facts.isEmpty()) {
      blocks.add(new Block.Facts(facts));
    }
    String replies =
        report.list("servers").stream()
            .flatMap(server -> server.texts("replies").stream())
            .collect(Collectors.joining("\n"));
    if (!replies.isEmpty()) {
      blocks.add(new Block.Passage(texts.say("recipient.replies"), replies, Block.Voice.MACHINE));
    }
    report
        .findText("message")
        .filter(letter -> !letter.isEmpty())
        .ifPresent(letter -> blocks.add(new Block.Passage(texts.say("recipient.letter"), letter)));
    return blocks;
  }

  private Block age(DocumentNode kept) {
    String key = kept.isTrue("mayLookAgain") ? "recipient.kept" : "recipient.kept-held";
    return new Block.Text(
        List.of(
            Span.plain(
                texts.say(
                    key, Map.of("ago", kept.text("ago"), "time", kept.text("againAtTime"))))));
  }
}
