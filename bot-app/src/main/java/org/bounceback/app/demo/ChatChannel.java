package org.bounceback.app.demo;

import java.util.List;
import java.util.Optional;

/** A channel of a strict simulated chat platform, used by the demo's agent. */
interface ChatChannel {

  /** A message of the bot in its current state. */
  record Seen(String id, String text) {}

  /** Returns the platform's name, for display. */
  String platform();

  /** Returns the channel's name. */
  String name();

  /** Returns the bot's messages so far, public and ephemeral, oldest first. */
  List<Seen> written();

  /** Sends a line. */
  void type(String line);

  /** Uploads a file to the channel. */
  void drop(String name, String content);

  /** Returns the action of the button with this label; empty if the message has none. */
  Optional<String> button(Seen message, String label);

  /** Clicks the button with this label, which the message must have. */
  void press(Seen message, String label);

  /** Whether the agent sees an open form or modal. */
  boolean windowOpen();

  /**
   * Submits the open form with these entries from top to bottom; an empty entry keeps the field's
   * value.
   */
  void submit(List<String> entries);

  /** Closes any open modal. */
  void closeWindow();

  /** Returns the calls that the platform refused so far. */
  List<?> refusals();
}
