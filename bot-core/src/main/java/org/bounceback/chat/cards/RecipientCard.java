package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.findings.RecipientFindings;

/** Renders the check of a recipient's mail servers as blocks of a card. */
public final class RecipientCard {
  private final MessageBundle messageBundle;

  public RecipientCard(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** Returns the headline. */
  public String headline(RecipientFindings report) {
    return messageBundle.text("recipient." + report.outcome(), "subject", report.subject());
  }

  List<Block> blocks(RecipientFindings report) {
    List<Block> blocks = new ArrayList<>();
    report.age().map(this::age).ifPresent(blocks::add);
    List<Block.LabeledField> labeledFields = new ArrayList<>();
    if (!report.mx().isEmpty()) {
      String hosts =
          report.mx().stream().map(RecipientFindings.Mx::host).collect(Collectors.joining(", "));
      labeledFields.add(messageBundle.code("recipient.servers", hosts));
    }
    if (!report.contacts().isEmpty()) {
      labeledFields.add(
          messageBundle.code("recipient.contacts", String.join(", ", report.contacts())));
    }
    if (!labeledFields.isEmpty()) {
      blocks.add(new Block.Facts(labeledFields));
    }
    String replies =
        report.servers().stream()
            .flatMap(server -> server.replies().stream())
            .collect(Collectors.joining("\n"));
    if (!replies.isEmpty()) {
      blocks.add(
          new Block.QuoteBlock(
              messageBundle.text("recipient.replies"), replies, Block.QuoteStyle.MACHINE));
    }
    if (!report.message().isEmpty()) {
      blocks.add(new Block.QuoteBlock(messageBundle.text("recipient.letter"), report.message()));
    }
    return blocks;
  }

  private Block age(RecipientFindings.Age age) {
    String key = age.mayLookAgain() ? "recipient.kept" : "recipient.kept-held";
    return new Block.Text(
        List.of(
            Span.plain(
                messageBundle.text(key, Map.of("ago", age.ago(), "time", age.againAtTime())))));
  }
}
