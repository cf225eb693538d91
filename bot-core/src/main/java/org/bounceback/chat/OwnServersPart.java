package org.bounceback.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.data.Node;

/** What our own servers say, as parts of a card: what they block, and their log's lines. */
final class OwnServersPart {
  private static final int MOST_LINES = 10;

  private final Texts texts;

  OwnServersPart(Texts texts) {
    this.texts = texts;
  }

  /** Empty where our servers were not asked. */
  List<Block> blocks(Node diagnosis) {
    Optional<Node> own = diagnosis.find("ownServers");
    if (own.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    List<Block.Fact> facts = facts(own.get());
    if (!facts.isEmpty()) {
      blocks.add(new Block.Facts(facts));
    }
    String log =
        own.get().list("log").stream()
            .limit(MOST_LINES)
            .map(line -> line.text("server") + ": " + line.text("text"))
            .collect(Collectors.joining("\n"));
    if (!log.isEmpty()) {
      blocks.add(new Block.Passage(texts.say("own.log"), log, Block.Voice.MACHINE));
    }
    return blocks;
  }

  /** A line for each block, and who was not heard. */
  List<Block.Fact> facts(Node own) {
    List<Block.Fact> facts = new ArrayList<>();
    for (Node block : own.list("blocks")) {
      facts.add(new Block.Fact(texts.say("own.block"), block(block)));
    }
    for (Node block : own.list("ended")) {
      facts.add(new Block.Fact(texts.say("own.ended"), ended(block)));
    }
    List<String> trouble = own.texts("trouble");
    if (!trouble.isEmpty()) {
      facts.add(
          new Block.Fact(
              texts.say("own.trouble"), List.of(Span.plain(String.join("; ", trouble)))));
    }
    return facts;
  }

  private List<Span> ended(Node block) {
    return List.of(
        Span.bold(block.text("server")),
        Span.plain(" "),
        Span.code(block.text("address")),
        Span.plain(" " + by(block) + "; " + texts.say("own.ended-at", "time", block.text("at"))));
  }

  private String by(Node block) {
    return texts.say(
        "own.by", Map.of("by", texts.say("own." + block.text("by")), "list", block.text("list")));
  }

  private List<Span> block(Node block) {
    List<Span> spans = new ArrayList<>();
    spans.add(Span.bold(block.text("server")));
    spans.add(Span.plain(" "));
    spans.add(Span.code(block.text("address")));
    spans.add(Span.plain(" " + by(block)));
    block.findText("why").ifPresent(why -> spans.add(Span.plain(": " + why)));
    block
        .findText("since")
        .ifPresent(since -> spans.add(Span.plain("; " + texts.say("own.since", "time", since))));
    block
        .findText("until")
        .ifPresent(until -> spans.add(Span.plain("; " + texts.say("own.until", "time", until))));
    return spans;
  }
}
