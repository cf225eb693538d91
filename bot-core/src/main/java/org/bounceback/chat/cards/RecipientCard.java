package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.data.DocumentNode;

/** What the recipient's mail servers did, as blocks of a card. */
public final class RecipientCard {
  private final MessageBundle messageBundle;

  public RecipientCard(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** Whether a case is a look at a recipient's servers. */
  static boolean isFor(DocumentNode findings) {
    return findings.find("mx").isPresent() && findings.find("servers").isPresent();
  }

  public String headline(DocumentNode report) {
    return messageBundle.say(
        "recipient." + report.text("outcome"), "subject", report.text("subject"));
  }

  List<Block> blocks(DocumentNode report) {
    List<Block> blocks = new ArrayList<>();
    report.find("kept").map(this::age).ifPresent(blocks::add);
    List<Block.LabeledField> labeledFields = new ArrayList<>();
    if (!report.list("mx").isEmpty()) {
      String hosts =
          report.list("mx").stream()
              .map(each -> each.text("host"))
              .collect(Collectors.joining(", "));
      labeledFields.add(
          new Block.LabeledField(
              messageBundle.say("recipient.servers"), List.of(Span.code(hosts))));
    }
    if (!report.list("contacts").isEmpty()) {
      labeledFields.add(
          new Block.LabeledField(
              messageBundle.say("recipient.contacts"),
              List.of(Span.code(String.join(", ", report.texts("contacts"))))));
    }
    if (!labeledFields.isEmpty()) {
      blocks.add(new Block.Facts(labeledFields));
    }
    String replies =
        report.list("servers").stream()
            .flatMap(server -> server.texts("replies").stream())
            .collect(Collectors.joining("\n"));
    if (!replies.isEmpty()) {
      blocks.add(
          new Block.QuoteBlock(
              messageBundle.say("recipient.replies"), replies, Block.QuoteStyle.MACHINE));
    }
    report
        .findText("message")
        .filter(letter -> !letter.isEmpty())
        .ifPresent(
            letter ->
                blocks.add(new Block.QuoteBlock(messageBundle.say("recipient.letter"), letter)));
    return blocks;
  }

  private Block age(DocumentNode kept) {
    String key = kept.isTrue("mayLookAgain") ? "recipient.kept" : "recipient.kept-held";
    return new Block.Text(
        List.of(
            Span.plain(
                messageBundle.say(
                    key, Map.of("ago", kept.text("ago"), "time", kept.text("againAtTime"))))));
  }
}
