package org.bounceback.bounce.grammar;

import org.bounceback.bounce.Excerpt;

/**
 * A part of a message that is about one recipient.
 *
 * @param source the kind of text
 * @param name the lower-case name of a delivery status field, or one of the constants
 * @param text as written; of a field, its value
 */
public record Passage(Excerpt.Source source, String name, String text) {
  /** The text about the recipient, with its address in front. */
  public static final String SECTION = "section";

  /** A person's words about the recipient. */
  public static final String SENTENCE = "sentence";

  /** The delivery result in a log line: {@code sent}, {@code deferred} or {@code bounced}. */
  public static final String OUTCOME = "outcome";

  /** The other server in a log line. */
  public static final String RELAY = "relay";

  /** The reason in a log line. */
  public static final String REASON = "reason";

  /** The result that a log line states instead of the other server's reply. */
  public static final String SUMMARY = "summary";

  /** The result in a log line when a local delivery program rejected the message. */
  public static final String LOCAL_SUMMARY = "local-summary";

  /** The reply of the rejecting server, whoever that is. */
  public static final String REPLY = "reply";

  /** The stage at which a server rejected an incoming message, with its reply. */
  public static final String INCOMING = "incoming";

  /** Returns whether the passage is part of a log or of a quoted session. */
  boolean isLog() {
    return source == Excerpt.Source.LOG;
  }

  /** Creates a passage for a delivery status field (RFC 3464). */
  public static Passage field(String name, String value) {
    return new Passage(Excerpt.Source.DSN_FIELD, name, value);
  }

  /** Creates a passage for the text about a recipient. */
  public static Passage section(String address, String words) {
    // Sendmail writes three dots after the address.
    boolean follows = words.startsWith("\n") || words.startsWith("\r") || words.startsWith("...");
    return new Passage(Excerpt.Source.REPORT, SECTION, address + (follows ? "" : ": ") + words);
  }

  /** Creates a passage for a part of a log line. */
  public static Passage log(String name, String text) {
    return new Passage(Excerpt.Source.LOG, name, text);
  }

  /** Creates a passage for the command with which a server rejected an incoming message. */
  public static Passage incoming(String command) {
    return new Passage(Excerpt.Source.LOG, INCOMING, command);
  }
}
