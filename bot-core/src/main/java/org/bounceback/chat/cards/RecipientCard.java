package org.bounceback.chat.cards;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.findings.RecipientFindings;

/** Renders the check of a recipient's mail servers as blocks of a card. */
public final class RecipientCard {
  private static final int MAX_HOST = 44;

  /** A reply with its step, such as {@code GREETING: 554 5.7.1 Go away}. */
  private static final Pattern REJECTION = Pattern.compile("^(?:[A-Z ]{1,20}: )?[45][0-9]{2}\\b");

  private final MessageBundle messageBundle;

  public RecipientCard(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** Returns the headline. */
  public String headline(RecipientFindings report) {
    return messageBundle.text("recipient." + report.outcome(), "subject", report.subject());
  }

  /** Returns what the card shows: the server's reply, its name and what to do. */
  CardBody body(RecipientFindings report) {
    List<List<Span>> lines = new ArrayList<>();
    report.mx().stream()
        .limit(1)
        .forEach(
            mx -> {
              String host = TextShortener.middle(mx.host(), MAX_HOST);
              int others = report.mx().size() - 1;
              String more =
                  others > 0 ? " " + messageBundle.text("about.more", "count", others) : "";
              lines.add(
                  List.of(
                      Span.plain(messageBundle.text("recipient.servers") + ": "),
                      Span.code(host),
                      Span.plain(more)));
            });
    Optional<String> reply =
        report.outcome().equals("accepting") ? Optional.empty() : rejection(report);
    List<Block.Step> steps =
        messageBundle.texts("recipient.next." + report.outcome()).stream()
            .map(text -> new Block.Step(text, Optional.empty()))
            .toList();
    List<CardBody.ContextLine> context =
        report.age().stream().map(age -> CardBody.ContextLine.spare("⏳ " + age(age))).toList();
    return new CardBody(List.of(), reply, lines, steps, context);
  }

  /** Returns the last rejection of the server that decided the outcome. */
  private static Optional<String> rejection(RecipientFindings report) {
    return report.servers().stream()
        .filter(server -> server.outcome().equals(report.outcome()))
        .flatMap(server -> server.replies().stream())
        .filter(reply -> REJECTION.matcher(reply).find())
        .reduce((first, second) -> second)
        .flatMap(ServerReplyLine::of);
  }

  /** Returns everything that was found, for the details. */
  List<Block> blocks(RecipientFindings report) {
    List<Block> blocks = new ArrayList<>();
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

  private String age(RecipientFindings.Age age) {
    String key = age.mayLookAgain() ? "recipient.kept" : "recipient.kept-held";
    return messageBundle.text(key, Map.of("ago", age.ago(), "time", age.againAtTime()));
  }
}
