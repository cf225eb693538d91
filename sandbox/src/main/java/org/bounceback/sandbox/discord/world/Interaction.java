package org.bounceback.sandbox.discord.world;

import java.time.Instant;
import java.util.Optional;

/**
 * A user's action that the app must answer. Its initial response can be claimed once; safe for
 * concurrent use.
 */
public final class Interaction {
  private final String id;
  private final String token;
  private final Kind kind;
  private final DiscordUser discordUser;
  private final Channel channel;
  private final Optional<Message> source;
  private final Instant created;
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
    this.created = born;
  }

  /** The kind of interaction, with Discord's number. */
  public enum Kind {
    COMMAND(2),
    COMPONENT(3),
    AUTOCOMPLETE(4),
    MODAL(5);

    private final int type;

    Kind(int type) {
      this.type = type;
    }

    /** Returns the {@code type} of the interaction. */
    public int type() {
      return type;
    }
  }

  /** Returns the id. */
  public String id() {
    return id;
  }

  /** Returns the token for responses, used instead of the bot's token. */
  public String token() {
    return token;
  }

  /** Returns the kind. */
  public Kind kind() {
    return kind;
  }

  /** Returns the user. */
  public DiscordUser user() {
    return discordUser;
  }

  /** Returns the channel. */
  public Channel channel() {
    return channel;
  }

  /** Returns the message that was clicked, or whose button opened the form. */
  public Optional<Message> source() {
    return source;
  }

  /** Returns when it was created. */
  public Instant created() {
    return created;
  }

  /**
   * Claims the initial response.
   *
   * @param type the callback type, 1 or more
   * @return false if it was already claimed
   */
  public synchronized boolean claim(int type) {
    if (answer != 0) {
      return false;
    }
    answer = type;
    return true;
  }

  /** Returns the type of the initial response, 0 while there is none. */
  public synchronized int answer() {
    return answer;
  }

  /** Returns the message of {@code @original}; empty if the response was not a message. */
  public synchronized Optional<String> original() {
    return original;
  }

  /** Sets the message of {@code @original}. */
  public synchronized void answeredBy(Message message) {
    original = Optional.of(message.id());
  }
}
