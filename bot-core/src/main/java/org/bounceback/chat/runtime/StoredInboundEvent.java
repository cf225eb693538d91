package org.bounceback.chat.runtime;

import java.util.List;
import java.util.Locale;
import org.bounceback.cases.CaseRequester;
import org.bounceback.chat.Audience;
import org.bounceback.chat.EventId;

/**
 * A durable event as it is stored, with all data that is needed to process it after a restart.
 *
 * @param key identifies what it is about, such as a channel and a message
 * @param platform for example {@code slack}
 * @param caseRequester who sent it, and where
 * @param locale the user's language; {@link Locale#ROOT} if unknown
 * @param contact the user's e-mail address or name, for the ticket system; may be empty
 * @param storedEventKind how it was sent
 * @param text the text of the message or form; may be empty
 */
public record StoredInboundEvent(
    EventId key,
    String platform,
    CaseRequester caseRequester,
    Locale locale,
    String contact,
    StoredEventKind storedEventKind,
    String text,
    List<FileName> files) {
  public StoredInboundEvent {
    files = List.copyOf(files);
  }

  /** Creates an event of a user whose language is unknown. */
  public StoredInboundEvent(
      EventId key,
      String platform,
      CaseRequester caseRequester,
      String contact,
      StoredEventKind storedEventKind,
      String text,
      List<FileName> files) {
    this(key, platform, caseRequester, Locale.ROOT, contact, storedEventKind, text, files);
  }

  /** How an event was sent. */
  public enum StoredEventKind {
    /** Files in a conversation, not necessarily meant for the bot. */
    UPLOAD,
    /**
     * Meant for the bot: a message action, a form, a command with files, or pictures sent to the
     * bot.
     */
    REQUEST,
    /** A text message to the bot. */
    SAID,
    /** As {@link #UPLOAD}, in a channel for customers. */
    CUSTOMER_UPLOAD,
    /** As {@link #REQUEST}, in a channel for customers. */
    CUSTOMER_REQUEST,
    /** As {@link #SAID}, in a channel for customers. */
    CUSTOMER_SAID;

    /** Returns this kind in a location with these readers. */
    StoredEventKind readBy(Audience audience) {
      if (audience == Audience.TEAM) {
        return this;
      }
      return switch (this) {
        case UPLOAD -> CUSTOMER_UPLOAD;
        case REQUEST -> CUSTOMER_REQUEST;
        case SAID -> CUSTOMER_SAID;
        default -> this;
      };
    }

    /** Returns who reads the location. */
    Audience audience() {
      return switch (this) {
        case UPLOAD, REQUEST, SAID -> Audience.TEAM;
        case CUSTOMER_UPLOAD, CUSTOMER_REQUEST, CUSTOMER_SAID -> Audience.CUSTOMERS;
      };
    }
  }

  /**
   * A file that is stored by the platform.
   *
   * @param name as the user gave it; never used as a path
   * @param reference lets the platform's adapter find the file
   */
  public record FileName(String name, String reference) {}
}
