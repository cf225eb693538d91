package org.bounceback.chat;

/**
 * Where the results of work go. The boundary behind which a platform lies; its adapter escapes,
 * limits, coalesces and retries.
 *
 * <p>Calls come from one thread at a time.
 */
public interface MessagePoster {

  /** The message that showed the first answer; where nothing was said, the one answered. */
  MessageRef first();

  /**
   * Shows a card in the place, under the first answer where threads are possible.
   *
   * @throws PostFailedException when it could not be shown
   */
  MessageRef post(Card card) throws PostFailedException, InterruptedException;

  /**
   * Shows another card in place of the one that stands there.
   *
   * @throws PostFailedException when it could not be shown
   */
  void edit(MessageRef message, Card card) throws PostFailedException, InterruptedException;

  /**
   * Makes a message the beginning of a conversation of its own, where a platform does not let
   * people simply answer under it; nothing is said where that cannot be.
   *
   * @param title what the conversation is about
   */
  default void start(MessageRef message, String title) throws InterruptedException {}

  /**
   * Hangs a file under a message.
   *
   * @throws PostFailedException when it could not be shown
   */
  void attach(MessageRef message, String name, byte[] content)
      throws PostFailedException, InterruptedException;

  /** The platform rejected a message; the text says why, for the log. */
  final class PostFailedException extends Exception {

    /** Why a message was rejected, as far as it decides what the bot does next. */
    public enum Reason {
      /** The message to change was deleted. */
      GONE,
      /** The bot may not post in the channel. */
      CHANNEL_CLOSED,
      /** Anything else, such as an outage. */
      OTHER
    }

    private final Reason reason;

    /** With the platform's answer. */
    public PostFailedException(String why) {
      super(why);
      this.reason = Reason.OTHER;
    }

    /** With what led to it. */
    public PostFailedException(String why, Throwable cause) {
      this(why, cause, Reason.OTHER);
    }

    /** For a known reason, with what led to it. */
    public PostFailedException(String why, Throwable cause, Reason reason) {
      super(why, cause);
      this.reason = reason;
    }

    /** Why the message was rejected. */
    public Reason reason() {
      return reason;
    }
  }
}
