package org.bounceback.chat;

/**
 * An event from a platform.
 *
 * @param delivery the platform's ID of this event or envelope; the same if the platform resends it
 * @param content identifies what the event is about, such as channel, message and file; the same if
 *     the platform reports it under another delivery ID
 */
public record InboundEvent(
    EventId delivery,
    EventId content,
    ChatUser chatUser,
    ChatLocation chatLocation,
    ChatRequest chatRequest) {

  /** Returns this event with other details of its user. */
  public InboundEvent by(ChatUser user) {
    return new InboundEvent(delivery, content, user, chatLocation, chatRequest);
  }

  /** Returns this event with other details of its location. */
  public InboundEvent at(ChatLocation location) {
    return new InboundEvent(delivery, content, chatUser, location, chatRequest);
  }

  /** Returns this event in a location with other readers. */
  public InboundEvent readBy(Audience readers) {
    return new InboundEvent(delivery, content, chatUser, chatLocation.readBy(readers), chatRequest);
  }

  /** Returns whether the event must be stored before it is acknowledged. */
  public boolean isDurable() {
    return chatRequest.isDurable();
  }
}
