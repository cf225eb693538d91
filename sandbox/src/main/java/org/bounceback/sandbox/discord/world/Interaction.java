package org.bounceback.sandbox.discord.world;

import java.time.Instant;
import java.util.Optional;

/**
 * Something a person did that the app has to answer. Its first answer is claimed once; safe for
 * concurrent use.
 */
public final class Interaction {
  private final String id;
  private final String token;
  private final Kind kind;
  private final DiscordUser discordUser;
  private final Channel channel;
  private final Optional<Message> source;
  private final Instant born;
  private int answer;
  private Optional<String> original = Optional.empty();

  Interaction(
      String id,
      String token,
      Kind kind,
      DiscordUser discordUser,
      Channel channel,
      Optional<Message> source,
      Instant born) {
    this.id = id;
    this.token = token;
    this.kind = kind;
    this.discordUser = discordUser;
    this.channel = channel;
    this.source = source;
    this.born = born;
  }

  /** What was done, with Discord's number. */
  public enum Kind {
    COMMAND(2),
    COMPONENT(3),
    AUTOCOMPLETE(4),
    MODAL(5);

    private final int type;

    Kind(int type) {
      this.type = type;
    }

    /** The {@code type} of the interaction. */
    public int type() {
      return type;
    }
  }

  /** Its identifier. */
  public String id() {
    return id;
  }

  /** What answers it, in the place of the bot's token. */
  public String token() {
    return token;
  }

  /** What was done. */
  public Kind kind() {
    return kind;
  }

  /** Who did it. */
  public DiscordUser person() {
    return discordUser;
  }

  /** Where it was done. */
  public Channel channel() {
    return channel;
  }

  /** The message that was clicked, or whose button opened the form. */
  public Optional<Message> source() {
    return source;
  }

  /** When it was told. */
  public Instant born() {
    return born;
  }

  /**
   * Takes the right to the first answer.
   *
   * @param type of the callback, 1 or more
   * @return false when it was taken before
   */
  public synchronized boolean claim(int type) {
    if (answer != 0) {
      return false;
    }
    answer = type;
    return true;
  }

  /** The type of the first answer, 0 while there is none. */
  public synchronized int answer() {
    return answer;
  }

  /** The message that {@code @original} means, empty when the answer was none. */
  public synchronized Optional<String> original() {
    return original;
  }

  /** Says which message {@code @original} means. */
  public synchronized void answeredBy(Message message) {
    original = Optional.of(message.id());
  }
}
