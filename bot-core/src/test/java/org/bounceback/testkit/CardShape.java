package org.bounceback.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bounceback.chat.Button.Style;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardTextRenderer;

/** Checks that an agent can read the card of an answer in five seconds, on a phone. */
public final class CardShape {
  private static final int WIDTH = 60;
  private static final int MAX_LINES = 14;
  private static final int MAX_FIRST_LINE = 110;
  private static final int MAX_BUTTONS = 4;

  /** What says nothing to an agent. */
  private static final List<String> EMPTY_WORDS =
      List.of("not run", "not needed", "cannot be told", "not-run", ": ?");

  private CardShape() {}

  /** Returns what is wrong with the card; nothing if it is not an answer. */
  public static List<String> problems(Card card) {
    List<String> problems = new ArrayList<>();
    if (card.badge().isEmpty()) {
      return problems;
    }
    String text = CardTextRenderer.of(new Card(card.headline(), card.blocks(), List.of()));
    String plain = text.replaceAll(" <https?://[^>]*>", "");
    if (!card.headline().startsWith(card.badge().get().emoji() + " ")) {
      problems.add("no badge: " + card.headline());
    }
    if (card.headline().length() > MAX_FIRST_LINE) {
      problems.add("first line of " + card.headline().length() + ": " + card.headline());
    }
    int lines = plain.lines().mapToInt(CardShape::wrapped).sum();
    if (lines > MAX_LINES) {
      problems.add(lines + " lines: " + plain);
    }
    long buttons = card.buttons().stream().filter(each -> !isThumb(each.style())).count();
    if (buttons > MAX_BUTTONS) {
      problems.add(buttons + " buttons: " + card.buttons());
    }
    if (card.buttons().stream().filter(each -> each.style() == Style.PRIMARY).count() > 1) {
      problems.add("two primary buttons: " + card.buttons());
    }
    EMPTY_WORDS.stream().filter(plain::contains).forEach(word -> problems.add(word + ": " + plain));
    return problems;
  }

  private static boolean isThumb(Style style) {
    return style == Style.THUMB_UP || style == Style.THUMB_DOWN;
  }

  /** Returns how many lines the text takes on a phone; empty lines take none. */
  private static int wrapped(String line) {
    List<String> rows = new ArrayList<>();
    Stream.of(line.strip().split(" +", -1))
        .filter(word -> !word.isEmpty())
        .forEach(
            word -> {
              int last = rows.size() - 1;
              if (last >= 0 && rows.get(last).length() + 1 + word.length() <= WIDTH) {
                rows.set(last, rows.get(last) + " " + word);
              } else {
                for (int start = 0; start < word.length(); start += WIDTH) {
                  rows.add(word.substring(start, Math.min(word.length(), start + WIDTH)));
                }
              }
            });
    return rows.size();
  }
}
