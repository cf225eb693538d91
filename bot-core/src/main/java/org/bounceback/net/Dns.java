package org.bounceback.net;

import java.util.concurrent.CompletionStage;

/**
 * Asks the DNS through one recursive resolver.
 *
 * <p>Implementations are safe for concurrent use and never answer from another source. A datagram
 * that seems lost may be sent again; nothing else is repeated.
 */
public interface Dns {

  /**
   * Asks one question.
   *
   * @return the reply, at the latest when {@code deadline} has passed; it never completes with an
   *     exception
   */
  CompletionStage<DnsReply> ask(DnsQuestion question, Deadline deadline);
}
