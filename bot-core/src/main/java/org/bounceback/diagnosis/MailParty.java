package org.bounceback.diagnosis;

import java.util.Optional;
import org.bounceback.hosting.Server;

/**
 * One of the machines that had a part in it.
 *
 * @param partyRole which one
 * @param host its name, where it is known
 * @param ours our own server of that name, if it is one
 */
public record MailParty(PartyRole partyRole, Optional<String> host, Optional<Server> ours) {

  /** Nothing is known of it. */
  public static final MailParty UNKNOWN =
      new MailParty(PartyRole.UNKNOWN, Optional.empty(), Optional.empty());

  /** Whether it is one of our servers. */
  public boolean isOurs() {
    return ours.isPresent();
  }
}
