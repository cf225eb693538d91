package org.bounceback.bounce;

import java.util.Optional;
import org.bounceback.address.Ip;

/**
 * The blocklist or receiver that blocks us, as the rejection names it.
 *
 * @param name the display name of the list or receiver
 * @param kind the kind of block
 * @param zone the DNS zone of the list, if it has one
 * @param address the rejected IP, if the reply quotes one
 * @param delistUrl the delisting page from our own table, with the IP filled in
 * @param whatToDo one sentence for the support agent
 */
public record BlockingParty(
    String name,
    BlockKind kind,
    Optional<String> zone,
    Optional<Ip> address,
    Optional<String> delistUrl,
    String whatToDo) {

  /** The kind of block. */
  public enum BlockKind {
    /** A public list in the DNS. */
    DNSBL,
    /** The reputation system of a filtering vendor, which cannot be queried over DNS. */
    GATEWAY,
    /** The mailbox provider's own list. */
    RECEIVER,
    /** A list that no longer exists: the configuration of the receiver is out of date. */
    DEAD_LIST,
    /** No IP is listed: the list refused the receiver's query. */
    RECEIVER_ERROR
  }
}
