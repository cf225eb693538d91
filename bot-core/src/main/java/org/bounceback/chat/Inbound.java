package org.bounceback.chat;

import org.bounceback.casebook.EventId;

/**
 * One event from a platform.
 *
 * @param delivery the platform's name of this event or envelope: a repetition carries the same
 * @param content names what it is about, such as channel, message and file: the same thing told
 *     under another name carries the same
 */
public record Inbound(EventId delivery, EventId content, Person person, Place place, Ask ask) {

  /** The same event by the same person, of whom more is known. */
  public Inbound by(Person known) {
    return new Inbound(delivery, content, known, place, ask);
  }
}
