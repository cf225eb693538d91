package org.bounceback.sandbox.slack.world;

/**
 * A channel or conversation.
 *
 * @param name the channel's name; {@code directmessage} for a direct conversation
 */
public record Channel(String id, String name, Kind kind) {

  /** The kind of channel, with Slack's names. */
  public enum Kind {
    PUBLIC("channel", "channels"),
    PRIVATE("group", "groups"),
    DIRECT("im", "im");

    private final String type;
    private final String scope;

    Kind(String type, String scope) {
      this.type = type;
      this.scope = scope;
    }

    /** Returns the {@code channel_type} of an event. */
    public String type() {
      return type;
    }

    /** Returns the scope for this kind, such as {@code groups:history} for {@code history}. */
    public String scope(String verb) {
      return scope + ':' + verb;
    }

    /** Returns the event that reports a message in it, such as {@code message.groups}. */
    public String messageEvent() {
      return "message." + scope;
    }
  }
}
