package org.bounceback.sandbox.slack.world;

/**
 * A place for messages.
 *
 * @param name of a channel; {@code directmessage} for a conversation of two
 */
public record Channel(String id, String name, Kind kind) {

  /** What kind of place it is, with the words Slack has for it. */
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

    /** The {@code channel_type} of an event. */
    public String type() {
      return type;
    }

    /** The scope for this kind, such as {@code groups:history} for {@code history}. */
    public String scope(String verb) {
      return scope + ':' + verb;
    }

    /** The event that tells of a message in it, such as {@code message.groups}. */
    public String messageEvent() {
      return "message." + scope;
    }
  }
}
