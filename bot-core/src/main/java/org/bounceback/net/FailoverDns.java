package org.bounceback.net;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bounceback.net.DnsReply.Cause;

/**
 * Queries one resolver, and then another one if the first does not respond or refuses. The first
 * one gets half of the time.
 */
public final class FailoverDns implements Dns {
  private final Dns first;
  private final Dns second;

  /** Queries {@code first}, then {@code second}. */
  public FailoverDns(Dns first, Dns second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public CompletionStage<DnsReply> query(DnsQuestion question, Deadline deadline) {
    return first
        .query(question, deadline.earlierOf(deadline.remaining().dividedBy(2)))
        .thenCompose(
            reply ->
                needsFailover(reply) && !deadline.isExpired()
                    ? second.query(question, deadline).thenApply(other -> better(reply, other))
                    : CompletableFuture.completedFuture(reply));
  }

  private static boolean needsFailover(DnsReply reply) {
    return reply instanceof DnsReply.Failed failed
        && switch (failed.cause()) {
          case TIMEOUT, UNREACHABLE, REFUSED, SERVFAIL -> true;
          case CNAME_LOOP, MALFORMED -> false;
        };
  }

  /**
   * Returns the first reply if the second resolver is unavailable, because a failure of the zone is
   * more informative.
   */
  private static DnsReply better(DnsReply reply, DnsReply other) {
    return other instanceof DnsReply.Failed failed
            && (failed.cause() == Cause.TIMEOUT || failed.cause() == Cause.UNREACHABLE)
        ? reply
        : other;
  }

  @Override
  public String toString() {
    return first + ", then " + second;
  }
}
