package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.desk.DeskServer;

/** A strict chat in which people submit ticket forms, while the bot may be killed at any moment. */
interface KilledChat extends AutoCloseable {

  /** As it is called. */
  String name();

  /** The desk that the bot opens tickets at. */
  DeskServer desk();

  /** A bot that the chat tells everything, once it is connected. */
  BotProcess start(Path launcher, Path folder, Map<String, String> kept)
      throws IOException, InterruptedException;

  /** Drops the bounced mail of that number. */
  void drop(int number);

  /** What the bot wrote for everybody: each message by its identifier, edited ones as they are. */
  List<Card> cards();

  /**
   * Presses the card's button for a ticket and submits the form that opens.
   *
   * @return what tells whether the submission was acknowledged, waiting until that is certain
   */
  Submitted submit(Card card);

  @Override
  void close() throws IOException;

  /** A message of the bot. */
  record Card(String id, String words) {}

  /** A form that is on its way to the bot. */
  @FunctionalInterface
  interface Submitted {
    boolean acknowledged() throws InterruptedException;
  }
}
