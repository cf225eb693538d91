package org.bounceback.app.demo;

import java.util.List;
import java.util.Optional;

/** A channel of a strict chat platform in the hands of its agent. */
interface ChatChannel {

  /** Something that the bot wrote, as it stands now. */
  record Seen(String id, String words) {}

  /** The platform's name, for the audience. */
  String platform();

  /** The channel's name. */
  String name();

  /** What the bot has written so far, to all and to the agent alone, oldest first. */
  List<Seen> written();

  /** Types a line. */
  void type(String line);

  /** Drops a file into the channel. */
  void drop(String name, String content);

  /** What stands behind the button with this label; empty when the message has none. */
  Optional<String> button(Seen message, String label);

  /** Presses the button with this label, which the message has. */
  void press(Seen message, String label);

  /** Whether a form or another window is open before the agent. */
  boolean windowOpen();

  /** Sends the open form with these entries from top to bottom; an empty one stays as it is. */
  void submit(List<String> entries);

  /** Closes whatever window is open. */
  void closeWindow();

  /** What the platform refused so far. */
  List<?> refusals();
}
