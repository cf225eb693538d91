package org.bounceback.complaint;

import java.util.Locale;

/**
 * One completed check.
 *
 * @param step the kind of check
 * @param outcome the outcome as a keyword
 * @param detail the server, lists or domain that was checked; may be empty
 */
public record CheckedStep(Step step, String outcome, String detail) {

  /** The kinds of checks, in display order. */
  public enum Step {
    /** Our submission servers, as a mail client sees them. */
    LOGIN,
    /** Whether one of our servers blocks the customer's IP. */
    OWN_BLOCKS,
    /** The blocklist status of the customer's IP. */
    LINE,
    /** The location of the domain's mail servers, according to public DNS. */
    ROUTING,
    /** The domain's mail servers. */
    SERVERS,
    /** The blocklist status of our sending IPs. */
    OUR_ADDRESSES,
    /** Whether the sender's domain allows our servers to send. */
    SENDER_RECORD;

    /** Returns the name used in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
