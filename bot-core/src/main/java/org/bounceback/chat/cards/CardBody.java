package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;

/**
 * The parts of a card between its first line and its buttons, from top to bottom. {@link #fitting}
 * shortens them to the height of a phone screen.
 *
 * @param about what the answer is about
 * @param reply the server's own words
 * @param lines what was found, a line each
 * @param steps what to do now
 * @param context what else the agent should know
 */
record CardBody(
    List<Span> about,
    Optional<String> reply,
    List<List<Span>> lines,
    List<Block.Step> steps,
    List<ContextLine> context) {
  private static final int WIDTH = 60;

  /** The usual height, in lines of 60 characters, with the first line. */
  private static final int USUAL = 12;

  /** The height that no card exceeds. */
  private static final int MAX = 14;

  private static final int SHORT_LIST = 2;

  static final CardBody EMPTY =
      new CardBody(List.of(), Optional.empty(), List.of(), List.of(), List.of());

  CardBody {
    about = List.copyOf(about);
    lines = List.copyOf(lines);
    steps = List.copyOf(steps);
    context = List.copyOf(context);
  }

  /**
   * A line of context.
   *
   * @param essential whether it stays when the card is shortened, such as the ticket
   */
  record ContextLine(List<Span> spans, boolean essential) {

    /** Returns a line of plain text that is dropped when the card is shortened. */
    static ContextLine spare(String text) {
      return new ContextLine(List.of(Span.plain(text)), false);
    }

    /** Returns a line of plain text that stays. */
    static ContextLine essential(String text) {
      return new ContextLine(List.of(Span.plain(text)), true);
    }
  }

  /** Returns a copy with more lines of context. */
  CardBody with(List<ContextLine> more) {
    var all = new ArrayList<>(context);
    all.addAll(more);
    return new CardBody(about, reply, lines, steps, all);
  }

  /**
   * Returns a copy that is not too high under this first line. Above the usual height the lines of
   * context go first, the last one first, then the third step; above the maximum also the server's
   * words, the second step and the last lines.
   */
  CardBody fitting(String firstLine) {
    CardBody body = this;
    while (body.height(firstLine) > USUAL && body.hasSpareContext()) {
      body = body.withoutSpareContext();
    }
    if (body.height(firstLine) > USUAL && body.steps.size() > SHORT_LIST) {
      body = body.with(body.reply, body.lines, SHORT_LIST);
    }
    if (body.height(firstLine) > MAX) {
      body = body.with(Optional.empty(), body.lines, SHORT_LIST);
    }
    if (body.height(firstLine) > MAX && body.steps.size() > 1) {
      body = body.with(Optional.empty(), body.lines, 1);
    }
    while (body.height(firstLine) > MAX && !body.lines.isEmpty()) {
      body = body.with(body.reply, body.lines.subList(0, body.lines.size() - 1), SHORT_LIST);
    }
    return body;
  }

  /** Returns the parts as blocks. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    if (!about.isEmpty()) {
      blocks.add(new Block.Text(about));
    }
    reply.ifPresent(words -> blocks.add(new Block.Text(List.of(Span.code(words)))));
    if (!lines.isEmpty()) {
      blocks.add(new Block.Text(joined(lines)));
    }
    if (!steps.isEmpty()) {
      blocks.add(new Block.Steps(steps));
    }
    if (!context.isEmpty()) {
      blocks.add(new Block.Text(joined(context.stream().map(ContextLine::spans).toList())));
    }
    return blocks;
  }

  private CardBody with(Optional<String> otherReply, List<List<Span>> otherLines, int maxSteps) {
    return new CardBody(
        about, otherReply, otherLines, steps.subList(0, Math.min(maxSteps, steps.size())), context);
  }

  private boolean hasSpareContext() {
    return context.stream().anyMatch(line -> !line.essential());
  }

  private CardBody withoutSpareContext() {
    var kept = new ArrayList<>(context);
    for (int i = kept.size() - 1; i >= 0; i--) {
      if (!kept.get(i).essential()) {
        kept.remove(i);
        break;
      }
    }
    return new CardBody(about, reply, lines, steps, kept);
  }

  private int height(String firstLine) {
    int height = height(List.of(Span.plain(firstLine))) + height(about);
    height += reply.map(words -> height(List.of(Span.code(words)))).orElse(0);
    for (List<Span> line : lines) {
      height += height(line);
    }
    for (int i = 0; i < steps.size(); i++) {
      height += height(steps.get(i).spans(i + 1));
    }
    for (ContextLine line : context) {
      height += height(line.spans());
    }
    return height;
  }

  /** Returns the number of lines that the text takes when it is wrapped at words. */
  private static int height(List<Span> spans) {
    var text = new StringBuilder();
    spans.forEach(span -> text.append(span.text()));
    int lines = 0;
    int column = 0;
    for (String word : text.toString().strip().split("\\s+", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      if (lines == 0 || column + 1 + word.length() > WIDTH) {
        lines += 1 + (word.length() - 1) / WIDTH;
        column = (word.length() - 1) % WIDTH + 1;
      } else {
        column += 1 + word.length();
      }
    }
    return lines;
  }

  private static List<Span> joined(List<List<Span>> lines) {
    List<Span> spans = new ArrayList<>();
    for (List<Span> line : lines) {
      if (!spans.isEmpty()) {
        spans.add(Span.plain("\n"));
      }
      spans.addAll(line);
    }
    return spans;
  }
}
