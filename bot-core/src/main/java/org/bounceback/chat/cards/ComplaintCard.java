package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.advice.AgentTexts;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.findings.ComplaintFindings;

/** Renders the result of a complaint as blocks of a card. */
final class ComplaintCard {
  private static final int MAX_ADDRESS = 44;

  /** Outcomes of checks that have nothing to show. */
  private static final Set<String> NOT_RUN = Set.of("not-run", "unknown");

  private final MessageBundle messageBundle;

  ComplaintCard(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** Returns what the card shows: whom it is about and what to do. */
  CardBody body(ComplaintFindings report) {
    String customer = shortened(report.customer());
    String about =
        report
            .recipient()
            .map(recipient -> customer + " → " + shortened(recipient))
            .orElseGet(() -> messageBundle.text("about.customer", "customer", customer));
    String ip =
        report.line().map(it -> " · " + messageBundle.text("about.ip", "ip", it)).orElse("");
    return new CardBody(
        List.of(Span.plain(about + ip)),
        Optional.empty(),
        List.of(),
        new StepList().first(report.agentTexts(messageBundle.language()).next()),
        List.of());
  }

  private static String shortened(String address) {
    return TextShortener.middle(address, MAX_ADDRESS);
  }

  /** Returns everything that was found, for the details. */
  List<Block> blocks(ComplaintFindings report) {
    List<Block> blocks = new ArrayList<>();
    AgentTexts agentTexts = report.agentTexts(messageBundle.language());
    if (!agentTexts.explanation().isEmpty()) {
      blocks.add(new Block.Text(List.of(Span.plain(agentTexts.explanation()))));
    }
    if (!agentTexts.next().isEmpty()) {
      blocks.add(new Block.Steps(new StepList().all(agentTexts.next())));
    }
    List<Block.LabeledField> checked =
        report.checked().stream()
            .filter(each -> !NOT_RUN.contains(each.outcome()))
            .map(this::checked)
            .toList();
    if (!checked.isEmpty()) {
      blocks.add(new Block.Facts(checked));
    }
    report
        .texts()
        .in(messageBundle.language().code())
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
