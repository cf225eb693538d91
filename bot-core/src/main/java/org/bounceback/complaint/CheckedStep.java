package org.bounceback.complaint;

import java.util.Locale;

/**
 * One thing that was looked at.
 *
 * @param step what
 * @param outcome what it came to, in a word
 * @param about the server, the lists or the domain in question; may be empty
 */
public record CheckedStep(Step step, String outcome, String about) {

  /** What is looked at, in the order in which it is shown. */
  public enum Step {
    /** Our submission servers, as a mail program meets them. */
    LOGIN,
    /** Whether one of our servers blocks the customer's line. */
    OWN_BLOCKS,
    /** What the blocklists say of the customer's line. */
    LINE,
    /** Where the domain's mail goes by the public DNS. */
    ROUTING,
    /** The mail servers that it goes to. */
    SERVERS,
    /** What the blocklists say of the addresses that our mail leaves by. */
    OUR_ADDRESSES,
    /** Whether the sender's domain lets our servers send. */
    SENDER_RECORD;

    /** The name in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
