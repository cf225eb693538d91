package org.bounceback.bounce;

import java.util.Locale;

/**
 * A passage as written that a fact rests on.
 *
 * @param source the kind of text that contains it
 * @param text the passage, at most {@link #MAX_TEXT} characters
 */
public record Excerpt(Source source, String text) {
  /** The maximum length of a passage in characters. */
  public static final int MAX_TEXT = 2048;

  public Excerpt {
    text = text.substring(0, Math.min(text.length(), MAX_TEXT));
  }

  /** The kind of text that contains a passage. */
  public enum Source {
    /** The human-readable text of a report, or a pasted text. */
    REPORT,
    /** A field of a delivery status (RFC 3464). */
    DSN_FIELD,
    /** The reply of a mail server. */
    REPLY,
    /** A header field of the uploaded message. */
    HEADER,
    /** A header field of the returned message. */
    RETURNED_HEADER,
    /** A line of a mail server's log. */
    LOG,
    /** The error message of an e-mail app. */
    DIALOG,
    /** Text that was read from a picture. */
    IMAGE,
    /** The table of our servers. */
    SERVER_TABLE,
    /** A DNS lookup. */
    DNS,
    /** The result of a connection to a mail server. */
    PROBE,
    /** The answer of a person to the bot's question. */
    ANSWER;

    /** Returns the code in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
