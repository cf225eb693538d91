package org.bounceback.app.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.bounceback.chat.Bot;
import org.bounceback.chat.CardEditor;
import org.bounceback.slack.SlackChat;

/** The real Slack adapter, connected to the strict Slack by Socket Mode. */
public final class SlackSide implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration LOOK = Duration.ofMillis(10);

  private final SlackChat chat;

  private SlackSide(SlackChat chat) {
    this.chat = chat;
  }

  /** Opens it; nothing is heard yet. */
  public static SlackSide open(SupportRoom room, Clock clock) {
    return new SlackSide(SlackChat.open(room.settings(), clock));
  }

  /** Through which cards in Slack are brought up to date. */
  public CardEditor editor() {
    return chat.editor();
  }

  /** Lets {@code bot} answer; returns when it is connected. */
  public void hear(Bot bot) throws InterruptedException {
    chat.listen(bot);
    Optional<SlackChat> connected =
        await(() -> Optional.of(chat).filter(connecting -> connecting.trouble().isEmpty()));
    if (connected.isEmpty()) {
      throw new IllegalStateException("slack: " + chat.trouble().orElse("slow to connect"));
    }
  }

  /** Hears nothing more; what was heard can still be answered. */
  public void stopListening() {
    chat.stopListening();
  }

  @Override
  public void close() {
    chat.close();
  }

  /** Waits for what tells nobody when it comes; empty when it never came. */
  static <T> Optional<T> await(Supplier<Optional<T>> sought) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Optional<T> found = sought.get();
    while (found.isEmpty() && System.nanoTime() < end) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(LOOK.toNanos());
      found = sought.get();
    }
    return found;
  }
}
