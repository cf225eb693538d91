package org.bounceback.chat;

import java.util.List;

/**
 * Responds to the events of chat platforms; the port between the adapters and the bot.
 *
 * <p>Safe for concurrent use. {@link #handle} returns within milliseconds, except for submissions,
 * which are stored before it returns. Other durable events are passed to {@link #store} before they
 * are acknowledged.
 */
public interface EventHandler {

  /**
   * Whether the event's user may use the bot and has not reached a limit. Events of other users are
   * received too and answered with the reason. Nothing may be downloaded, stored or checked for
   * them.
   */
  boolean admits(InboundEvent inboundEvent);

  /**
   * Stores an event before it is acknowledged, if it is durable: it is answered even if the process
   * crashes first. The caller must then receive the event or drop it.
   *
   * @return whether to receive it; false if it was stored before and is being answered
   * @throws EventNotStoredException if it could not be stored, or if it is unknown whether its user
   *     may use the bot; do not acknowledge it then if the platform resends events
   */
  boolean store(InboundEvent inboundEvent) throws EventNotStoredException;

  /**
   * Stores and answers an event of a platform that does not resend events. If it could not be
   * stored, the response reports it.
   */
  BotResponse storeAndHandle(InboundEvent inboundEvent);

  /** Deletes a stored event that cannot be received, so that the platform may send it again. */
  void deleteStored(InboundEvent inboundEvent);

  /**
   * Returns the events that an earlier process stored and did not finish, oldest first. The caller
   * must receive each of them.
   *
   * @param platform the platform of the events
   * @param files finds the files of the events
   */
  List<UnfinishedEvent> unfinished(String platform, UploadedFile.Finder files)
      throws EventNotStoredException;

  /**
   * Answers one event of any user. A repeated event gets no response. A user who may not use the
   * bot gets the reason.
   */
  BotResponse handle(InboundEvent inboundEvent);
}
