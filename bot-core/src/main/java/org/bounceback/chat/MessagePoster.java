package org.bounceback.chat;

/**
 * Posts the results of work. Each platform's adapter implements it and escapes, limits, coalesces
 * and retries.
 *
 * <p>Calls come from one thread at a time.
 */
public interface MessagePoster {

  /** Returns the message with the initial response, or the user's message if there was none. */
  MessageRef first();

  /**
   * Posts a card, in the thread of the initial response if threads are supported.
   *
   * @throws PostFailedException when it could not be shown
   */
  MessageRef post(Card card) throws PostFailedException, InterruptedException;

  /**
   * Replaces the card in {@code message} with {@code card}.
   *
   * @throws PostFailedException when it could not be shown
   */
  void edit(MessageRef message, Card card) throws PostFailedException, InterruptedException;

  /**
   * Starts a thread on a message, on a platform where users cannot simply reply in one. Errors are
   * ignored.
   *
   * @param title the title of the thread
   */
  default void start(MessageRef message, String title) throws InterruptedException {}

  /**
   * Attaches a file below a message.
   *
   * @throws PostFailedException when it could not be shown
   */
  void attach(MessageRef message, String name, byte[] content)
      throws PostFailedException, InterruptedException;

  /** The platform rejected a message. The exception's message is for the log. */
  final class PostFailedException extends Exception {

    /** Why a message was rejected, if that decides what the bot does next. */
    public enum Reason {
      /** The message to edit was deleted. */
      GONE,
      /** The bot may not post in the channel. */
      CHANNEL_CLOSED,
      /** Anything else, such as an outage. */
      OTHER
    }

    private final Reason reason;

    /** Creates an exception with the platform's response. */
    public PostFailedException(String why) {
      super(why);
      this.reason = Reason.OTHER;
    }

    /** Creates an exception with its cause. */
    public PostFailedException(String why, Throwable cause) {
      this(why, cause, Reason.OTHER);
    }

    /** Creates an exception with its cause and a known reason. */
    public PostFailedException(String why, Throwable cause, Reason reason) {
      super(why, cause);
      this.reason = reason;
    }

    /** Returns why the message was rejected. */
    public Reason reason() {
      return reason;
    }
  }
}
