package org.bounceback.net;

import java.util.concurrent.CompletionStage;

/**
 * Queries the DNS through one recursive resolver.
 *
 * <p>Implementations are safe for concurrent use and never use another source. A datagram that
 * seems lost may be sent again; nothing else is retried.
 */
public interface Dns {

  /**
   * Sends one query.
   *
   * @return the reply, at the latest when {@code deadline} has passed; it never completes
   *     exceptionally
   */
  CompletionStage<DnsReply> query(DnsQuestion question, Deadline deadline);
}
