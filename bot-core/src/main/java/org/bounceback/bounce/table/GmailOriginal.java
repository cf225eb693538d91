package org.bounceback.bounce.table;

import java.util.List;
import java.util.Optional;

/**
 * The table above a message that Gmail's "Show original" opens.
 *
 * @param sender the From field as shown
 * @param recipient the To field as shown
 * @param delivery how long the delivery took, in the words of Gmail; empty if it does not show that
 *     the message was delivered
 * @param checks the results of SPF, DKIM and DMARC as shown, each with its name
 * @param mailStart the line at which the message itself begins, if it follows
 */
public record GmailOriginal(
    Optional<String> sender,
    Optional<String> recipient,
    Optional<String> delivery,
    List<String> checks,
    Optional<Integer> mailStart) {
  public GmailOriginal {
    checks = List.copyOf(checks);
  }
}
