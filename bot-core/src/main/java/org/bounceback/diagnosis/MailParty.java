package org.bounceback.diagnosis;

import java.util.Optional;

/**
 * One of the servers that handled the message.
 *
 * @param partyRole its role
 * @param host its name, if known
 * @param ours whether it is one of our servers; empty if unknown
 */
public record MailParty(PartyRole partyRole, Optional<String> host, Optional<Boolean> ours) {

  /** A party about which nothing is known. */
  public static final MailParty UNKNOWN =
      new MailParty(PartyRole.UNKNOWN, Optional.empty(), Optional.empty());

  /** Returns whether it is known to be one of our servers. */
  public boolean isOurs() {
    return ours.orElse(false);
  }
}
