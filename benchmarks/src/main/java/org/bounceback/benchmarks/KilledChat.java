package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.desk.DeskServer;

/** A strict simulated chat in which users submit ticket forms while the bot may be killed. */
interface KilledChat extends AutoCloseable {

  /** Returns the platform's name. */
  String name();

  /** Returns the ticket system for the bot's tickets. */
  DeskServer desk();

  /** Starts a bot and waits until it is connected to the chat. */
  BotProcess start(Path launcher, Path folder, Map<String, String> kept)
      throws IOException, InterruptedException;

  /** Uploads the bounced e-mail with that number. */
  void upload(int number);

  /** Returns the bot's public messages in their current state, by id. */
  List<Card> cards();

  /**
   * Clicks the card's ticket button and submits the form that opens.
   *
   * @return reports whether the submission was acknowledged, after waiting until that is certain
   */
  Submitted submit(Card card);

  @Override
  void close() throws IOException;

  /** A message of the bot, and whether it has the button that opens a ticket. */
  record Card(String id, String text, boolean hasTicketButton) {}

  /** A submitted form. */
  @FunctionalInterface
  interface Submitted {
    boolean acknowledged() throws InterruptedException;
  }
}
