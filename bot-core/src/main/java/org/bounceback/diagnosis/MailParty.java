package org.bounceback.diagnosis;

import java.util.Optional;
import org.bounceback.hosting.Server;

/**
 * One of the servers that handled the message.
 *
 * @param partyRole its role
 * @param host its name, if known
 * @param ours our own server with this name, if it is one of ours
 */
public record MailParty(PartyRole partyRole, Optional<String> host, Optional<Server> ours) {

  /** Returns a party about which nothing is known. */
  public static final MailParty UNKNOWN =
      new MailParty(PartyRole.UNKNOWN, Optional.empty(), Optional.empty());

  /** Returns whether it is one of our servers. */
  public boolean isOurs() {
    return ours.isPresent();
  }
}
