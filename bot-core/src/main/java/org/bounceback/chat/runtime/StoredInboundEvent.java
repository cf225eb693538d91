package org.bounceback.chat.runtime;

import java.util.List;
import org.bounceback.cases.CaseRequester;
import org.bounceback.chat.EventId;

/**
 * Something that people brought to be read, as a platform told of it: all that is needed to fetch
 * and answer it again after a restart.
 *
 * @param key names what it is about, such as a channel and a message
 * @param platform for example {@code slack}
 * @param caseRequester who brought it, and where
 * @param contact where the desk can answer; may be empty
 * @param storedEventKind how it was brought
 * @param text what was written with it; may be empty
 */
public record StoredInboundEvent(
    EventId key,
    String platform,
    CaseRequester caseRequester,
    String contact,
    StoredEventKind storedEventKind,
    String text,
    List<FileName> files) {
  public StoredInboundEvent {
    files = List.copyOf(files);
  }

  /** How something was brought. */
  public enum StoredEventKind {
    /** Files in a conversation where others may drop files too. */
    UPLOAD,
    /** Meant for the bot by all means: by an action on a message, or a form. */
    REQUEST,
    /** Words said to the bot. */
    SAID
  }

  /**
   * A file that is still with the platform.
   *
   * @param name as given; never a path to us
   * @param reference by which the platform's adapter finds it again
   */
  public record FileName(String name, String reference) {}
}
