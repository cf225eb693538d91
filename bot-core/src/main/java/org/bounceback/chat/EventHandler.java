package org.bounceback.chat;

import java.util.List;

/**
 * Responds to the events of chat platforms; the port between the adapters and the bot.
 *
 * <p>Safe for concurrent use. {@link #receive} returns within milliseconds, except for submissions,
 * which are stored before it returns. Other durable events are passed to {@link #keep} before they
 * are acknowledged.
 */
public interface EventHandler {

  /**
   * Whether the event's user may use the bot and has not reached a limit. Events of others are
   * received too, and answered with the reason; nothing may be downloaded, stored or checked for
   * them.
   */
  boolean admits(InboundEvent inboundEvent);

  /**
   * Stores an event before it is acknowledged, if it is durable: it is answered even if the process
   * dies first. A stored event has to be received next, or dropped.
   *
   * @return whether to receive it; false when it was stored before and is being answered
   * @throws EventNotStoredException when it could not be stored, or when it is unknown whether its
   *     user may use the bot; it should not be acknowledged then, if its platform sends it again
   */
  boolean keep(InboundEvent inboundEvent) throws EventNotStoredException;

  /**
   * Stores and answers an event of a platform that sends nothing again. If it could not be stored,
   * the response reports it.
   */
  BotResponse take(InboundEvent inboundEvent);

  /** Deletes a stored event that cannot be received, so that its platform may send it again. */
  void drop(InboundEvent inboundEvent);

  /**
   * The events that an earlier process stored and did not finish, oldest first; each has to be
   * received once.
   *
   * @param platform whose events
   * @param files finds the files that came with them
   */
  List<UnfinishedEvent> unfinished(String platform, UploadedFile.Finder files)
      throws EventNotStoredException;

  /**
   * Answers one event of any user. A repeated event gets no response, and a user who may not use
   * the bot gets the reason.
   */
  BotResponse receive(InboundEvent inboundEvent);
}
