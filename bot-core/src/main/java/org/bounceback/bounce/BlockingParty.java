package org.bounceback.bounce;

import java.util.Optional;
import org.bounceback.address.Ip;

/**
 * Who blocks us, as the refusal names them.
 *
 * @param name the list or receiver, for people
 * @param kind what sort of block it is
 * @param zone the list's DNS zone, where it has one
 * @param address the refused address, where the reply quotes one
 * @param delistUrl the page for getting off, from our own table, with the address filled in
 * @param whatToDo one sentence for the support agent
 */
public record BlockingParty(
    String name,
    BlockKind kind,
    Optional<String> zone,
    Optional<Ip> address,
    Optional<String> delistUrl,
    String whatToDo) {

  /** What stands behind a block. */
  public enum BlockKind {
    /** A public list in the DNS. */
    DNSBL,
    /** A filtering vendor's reputation, which the DNS cannot be asked for. */
    GATEWAY,
    /** The mailbox provider's own list. */
    RECEIVER,
    /** A list that no longer exists: the receiver's set-up is out of date. */
    DEAD_LIST,
    /** Nobody is listed: the receiver's question to the list was refused. */
    RECEIVER_ERROR
  }
}
