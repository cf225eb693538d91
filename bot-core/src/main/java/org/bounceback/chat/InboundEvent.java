package org.bounceback.chat;

/**
 * One event from a platform.
 *
 * @param delivery the platform's name of this event or envelope: a repetition carries the same
 * @param content names what it is about, such as channel, message and file: the same thing told
 *     under another name carries the same
 */
public record InboundEvent(
    EventId delivery,
    EventId content,
    ChatUser chatUser,
    ChatLocation chatLocation,
    ChatRequest chatRequest) {

  /** The same event by the same person, of whom more is known. */
  public InboundEvent by(ChatUser known) {
    return new InboundEvent(delivery, content, known, chatLocation, chatRequest);
  }

  /** Whether the event has to be stored before it is acknowledged. */
  public boolean isDurable() {
    return chatRequest.isDurable();
  }
}
