package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.data.DocumentNode;

/**
 * A diagnosis as blocks of a card: who acts, the three steps, the words to pass on, the evidence.
 */
final class BounceCard {
  private static final int MAX_NAMES = 5;

  private final MessageBundle messageBundle;

  BounceCard(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  List<Block> blocks(DocumentNode diagnosis) {
    List<Block> blocks = new ArrayList<>();
    String explanation = diagnosis.findText("explanation").orElse("");
    if (!explanation.isEmpty()) {
      blocks.add(new Block.Text(List.of(Span.plain(explanation))));
    }
    List<Block.LabeledField> steps = new ArrayList<>();
    for (DocumentNode step : diagnosis.list("steps")) {
      steps.add(
          new Block.LabeledField(
              messageBundle.say("bounce.step-" + step.text("step")), step(step)));
    }
    steps.add(
        new Block.LabeledField(messageBundle.say("bounce.whose"), whose(diagnosis.at("bounce"))));
    steps.addAll(names(diagnosis));
    steps.addAll(reading(diagnosis.at("bounce")));
    blocks.add(new Block.Facts(steps));
    List<String> next = diagnosis.texts("next");
    if (!next.isEmpty()) {
      blocks.add(passage("bounce.next", "- " + String.join("\n- ", next)));
    }
    others(diagnosis).ifPresent(blocks::add);
    diagnosis.findText("reply").ifPresent(reply -> blocks.add(passage("bounce.customer", reply)));
    diagnosis.findText("letter").ifPresent(letter -> blocks.add(passage("bounce.letter", letter)));
    evidence(diagnosis.at("bounce"))
        .forEach(
            (words, addresses) ->
                blocks.add(
                    new Block.QuoteBlock(
                        messageBundle.say("bounce.evidence"),
                        addresses.isEmpty() ? words : names(addresses) + ": " + words,
                        Block.QuoteStyle.MACHINE)));
    return blocks;
  }

  /** The names in the mail that lists of domains hold; usually none. */
  private List<Block.LabeledField> names(DocumentNode diagnosis) {
    return diagnosis.list("names").stream()
        .filter(name -> !name.list("listed").isEmpty())
        .map(name -> new Block.LabeledField(messageBundle.say("bounce.name-listed"), listed(name)))
        .toList();
  }

  private List<Span> listed(DocumentNode name) {
    String places =
        name.texts("places").stream()
            .map(place -> messageBundle.say("bounce.name-in-" + place))
            .collect(Collectors.joining(", "));
    String lists =
        name.list("listed").stream()
            .limit(MAX_NAMES)
            .map(each -> each.text("name") + " (" + each.text("meaning") + ")")
            .collect(Collectors.joining(", "));
    return List.of(Span.code(name.text("name")), Span.plain(" (" + places + "): " + lists));
  }

  /** A line for each recipient, where there are several. */
  private Optional<Block> others(DocumentNode diagnosis) {
    List<DocumentNode> rows = diagnosis.list("rows");
    if (rows.size() < 2) {
      return Optional.empty();
    }
    List<Block.LabeledField> labeledFields =
        rows.stream()
            .limit(MAX_NAMES)
            .map(row -> new Block.LabeledField(row.findText("address").orElse("?"), fate(row)))
            .toList();
    return Optional.of(new Block.Facts(labeledFields));
  }

  private List<Span> fate(DocumentNode row) {
    if (row.text("verdict").equals("nothing-failed")) {
      return List.of(Span.plain(row.text("headline")));
    }
    String key = row.isTrue("willRetry") ? "bounce.still-tried" : "bounce.not-tried";
    return List.of(Span.plain(row.text("headline") + " " + messageBundle.say(key)));
  }

  /** What is to be known of how it was read; usually nothing. */
  private List<Block.LabeledField> reading(DocumentNode bounce) {
    List<Block.LabeledField> labeledFields = new ArrayList<>();
    if (bounce.isTrue("fromPicture")) {
      List<Span> words = List.of(Span.plain(messageBundle.say("bounce.picture-compare")));
      labeledFields.add(new Block.LabeledField(messageBundle.say("bounce.picture-read"), words));
    }
    List<String> leftOut = bounce.texts("leftOut");
    if (!leftOut.isEmpty()) {
      List<Span> words = List.of(Span.plain(String.join("; ", leftOut)));
      labeledFields.add(new Block.LabeledField(messageBundle.say("bounce.left-out"), words));
    }
    return labeledFields;
  }

  /** What servers said, each with the recipients of whom it was said. */
  private static Map<String, List<String>> evidence(DocumentNode bounce) {
    Map<String, List<String>> evidence = new LinkedHashMap<>();
    for (DocumentNode recipient : bounce.list("recipients")) {
      recipient
          .findText("diagnostic")
          .filter(words -> !words.isEmpty())
          .ifPresent(
              words -> {
                List<String> addresses =
                    evidence.computeIfAbsent(words, first -> new ArrayList<>());
                recipient.findText("address").ifPresent(addresses::add);
              });
    }
    return evidence;
  }

  private String names(List<String> addresses) {
    if (addresses.size() <= MAX_NAMES) {
      return String.join(", ", addresses);
    }
    String more =
        messageBundle.say("bounce.more-recipients", "count", addresses.size() - MAX_NAMES);
    return String.join(", ", addresses.subList(0, MAX_NAMES)) + ", " + more;
  }

  private List<Span> step(DocumentNode step) {
    List<Span> spans = new ArrayList<>();
    spans.add(Span.bold(messageBundle.say("bounce.outcome-" + step.text("outcome"))));
    if (step.text("outcome").equals("listed")) {
      String key = step.isTrue("relevant") ? "bounce.relevant" : "bounce.side";
      spans.add(Span.plain(", " + messageBundle.say(key)));
    }
    step.findText("why").ifPresent(why -> spans.add(Span.plain(". " + why)));
    return spans;
  }

  private List<Span> whose(DocumentNode bounce) {
    DocumentNode origin = bounce.at("origin");
    String ours =
        origin
            .findText("ours")
            .map(sent -> sent.equals("true") ? "bounce.ours-yes" : "bounce.ours-no")
            .orElse("bounce.ours-unknown");
    String writer = messageBundle.say("bounce." + origin.text("generatedBy"));
    String host =
        bounce.findText("reportingMta").map(name -> name + " (" + writer + ")").orElse(writer);
    return List.of(
        Span.plain(
            messageBundle.say(ours)
                + "; "
                + messageBundle.say("bounce.generated-by", "host", host)));
  }

  private Block passage(String title, String words) {
    return new Block.QuoteBlock(messageBundle.say(title), words);
  }
}
