package org.bounceback.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bounceback.data.DocumentNode;

/** A complaint that was looked into, as blocks of a card. */
final class ComplaintCard {
  private final Texts texts;

  ComplaintCard(Texts texts) {
    this.texts = texts;
  }

  /** Whether findings are those of a complaint. */
  static boolean isFor(DocumentNode findings) {
    return findings.findText("complaint").isPresent();
  }

  List<Block> blocks(DocumentNode report) {
    List<Block> blocks = new ArrayList<>();
    String explanation =
        String.join(
                " ",
                report.findText("explanation").orElse(""),
                texts.say("complaint.turn-" + report.text("actor")))
            .strip();
    blocks.add(new Block.Text(List.of(Span.plain(explanation))));
    List<Block.Fact> checked = report.list("checked").stream().map(this::checked).toList();
    blocks.add(new Block.Facts(checked));
    List<String> next = report.texts("next");
    if (!next.isEmpty()) {
      String points = next.stream().map(each -> "- " + each).collect(Collectors.joining("\n"));
      blocks.add(new Block.Passage(texts.say("bounce.next"), points));
    }
    report
        .findText("reply")
        .ifPresent(reply -> blocks.add(new Block.Passage(texts.say("bounce.customer"), reply)));
    return blocks;
  }

  private Block.Fact checked(DocumentNode each) {
    String step = each.text("step");
    List<Span> spans = new ArrayList<>();
    spans.add(Span.bold(texts.say("complaint.outcome-" + step + "." + each.text("outcome"))));
    each.findText("about")
        .filter(about -> !about.isEmpty())
        .ifPresent(about -> spans.addAll(List.of(Span.plain(" "), Span.code(about))));
    return new Block.Fact(texts.say("complaint.step-" + step), spans);
  }
}
