package org.bounceback.app.terminal;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bounceback.chat.Block;
import org.bounceback.chat.Button;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessageRef;

/**
 * Prints cards. A terminal cannot change printed text, so an update prints the card again; for a
 * card that shows progress only one line.
 */
final class TerminalMessagePoster implements CardPublisher {
  static final String PLATFORM = "terminal";
  private static final int MAX_CARDS = 100;

  private final PrintStream out;
  private final Locale locale;
  private final AtomicInteger printed = new AtomicInteger();
  private final Map<String, Card> shown =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Card> eldest) {
          return size() > MAX_CARDS;
        }
      };
  private List<Button> buttons = List.of();

  TerminalMessagePoster(PrintStream out, Locale locale) {
    this.out = out;
    this.locale = locale;
  }

  @Override
  public Locale locale() {
    return locale;
  }

  /** Prints a card and remembers it. */
  synchronized MessageRef print(Card card) {
    var message = new MessageRef(PLATFORM, PLATFORM, String.valueOf(printed.incrementAndGet()), 0);
    show(message, card);
    return message;
  }

  /** Prints the new state of a card, unless nothing changed. */
  @Override
  public synchronized void show(MessageRef message, Card whole) {
    Card card = whole.unshortened();
    if (card.equals(shown.put(message.message(), card))) {
      return;
    }
    if (card.blocks().stream().allMatch(Block.Progress.class::isInstance)
        && card.buttons().isEmpty()) {
      out.println(
          TerminalCardRenderer.of(card).lines().skip(1).findFirst().orElse("") + progress(card));
    } else {
      out.println(TerminalCardRenderer.of(card));
    }
    if (!card.buttons().isEmpty()) {
      buttons = card.buttons();
    }
    out.flush();
  }

  /** Returns the button with that number on the last printed card. */
  synchronized Optional<Button> button(int number) {
    return number >= 1 && number <= buttons.size()
        ? Optional.of(buttons.get(number - 1))
        : Optional.empty();
  }

  /** Returns the number of a button by its label. */
  synchronized OptionalInt numberOf(String label) {
    return IntStream.range(0, buttons.size())
        .filter(i -> buttons.get(i).label().equals(label))
        .map(i -> i + 1)
        .findFirst();
  }

  /** Returns the poster for the work of one request. */
  MessagePoster of(MessageRef first) {
    return new MessagePoster() {
      @Override
      public MessageRef first() {
        return first;
      }

      @Override
      public MessageRef post(Card card) {
        return print(card);
      }

      @Override
      public void edit(MessageRef message, Card card) {
        show(message, card);
      }

      @Override
      public void attach(MessageRef message, String name, byte[] content) {
        out.println("| file " + name + ", " + content.length + " bytes");
      }
    };
  }

  private static String progress(Card card) {
    return card.blocks().stream()
        .map(block -> (Block.Progress) block)
        .map(block -> " " + block.done() + " of " + block.all() + " answered")
        .findFirst()
        .orElse("");
  }
}
