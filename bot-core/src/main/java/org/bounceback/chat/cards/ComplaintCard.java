package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.data.DocumentNode;

/** A complaint that was looked into, as blocks of a card. */
public final class ComplaintCard {
  private final MessageBundle messageBundle;

  ComplaintCard(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** Whether findings are those of a complaint. */
  public static boolean isFor(DocumentNode findings) {
    return findings.findText("complaint").isPresent();
  }

  List<Block> blocks(DocumentNode report) {
    List<Block> blocks = new ArrayList<>();
    String explanation =
        String.join(
                " ",
                report.findText("explanation").orElse(""),
                messageBundle.say("complaint.turn-" + report.text("actor")))
            .strip();
    blocks.add(new Block.Text(List.of(Span.plain(explanation))));
    List<Block.LabeledField> checked = report.list("checked").stream().map(this::checked).toList();
    blocks.add(new Block.Facts(checked));
    List<String> next = report.texts("next");
    if (!next.isEmpty()) {
      String points = next.stream().map(each -> "- " + each).collect(Collectors.joining("\n"));
      blocks.add(new Block.QuoteBlock(messageBundle.say("bounce.next"), points));
    }
    report
        .findText("reply")
        .ifPresent(
            reply -> blocks.add(new Block.QuoteBlock(messageBundle.say("bounce.customer"), reply)));
    return blocks;
  }

  private Block.LabeledField checked(DocumentNode each) {
    String step = each.text("step");
    List<Span> spans = new ArrayList<>();
    spans.add(
        Span.bold(messageBundle.say("complaint.outcome-" + step + "." + each.text("outcome"))));
    each.findText("about")
        .filter(about -> !about.isEmpty())
        .ifPresent(about -> spans.addAll(List.of(Span.plain(" "), Span.code(about))));
    return new Block.LabeledField(messageBundle.say("complaint.step-" + step), spans);
  }
}
