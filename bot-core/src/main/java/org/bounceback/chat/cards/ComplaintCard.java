package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.findings.ComplaintFindings;

/** Renders the result of a complaint as blocks of a card. */
final class ComplaintCard {
  private final MessageBundle messageBundle;

  ComplaintCard(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  List<Block> blocks(ComplaintFindings report) {
    List<Block> blocks = new ArrayList<>();
    String actor =
        report.actor().map(each -> messageBundle.ofCode("complaint.turn-", each)).orElse("");
    String explanation = String.join(" ", report.explanation(), actor).strip();
    blocks.add(new Block.Text(List.of(Span.plain(explanation))));
    List<Block.LabeledField> checked = report.checked().stream().map(this::checked).toList();
    blocks.add(new Block.Facts(checked));
    List<String> next = report.next();
    if (!next.isEmpty()) {
      String points = next.stream().map(each -> "- " + each).collect(Collectors.joining("\n"));
      blocks.add(new Block.QuoteBlock(messageBundle.text("bounce.next"), points));
    }
    report
        .texts()
        .english()
        .reply()
        .ifPresent(
            reply ->
                blocks.add(new Block.QuoteBlock(messageBundle.text("bounce.customer"), reply)));
    return blocks;
  }

  private Block.LabeledField checked(ComplaintFindings.Checked each) {
    String step = each.step();
    List<Span> spans = new ArrayList<>();
    spans.add(Span.bold(messageBundle.ofCode("complaint.outcome-" + step + ".", each.outcome())));
    if (!each.about().isEmpty()) {
      spans.addAll(List.of(Span.plain(" "), Span.code(each.about())));
    }
    return new Block.LabeledField(messageBundle.ofCode("complaint.step-", step), spans);
  }
}
