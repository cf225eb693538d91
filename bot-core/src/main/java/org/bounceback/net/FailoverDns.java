package org.bounceback.net;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bounceback.net.DnsReply.Cause;

/**
 * Asks one resolver, and once another where the first does not answer or will not. The first has
 * half of the time, so that as much is left for the second.
 */
public final class FailoverDns implements Dns {
  private final Dns first;
  private final Dns second;

  /** Asks {@code first}, then {@code second}. */
  public FailoverDns(Dns first, Dns second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public CompletionStage<DnsReply> ask(DnsQuestion question, Deadline deadline) {
    return first
        .ask(question, deadline.orSooner(deadline.left().dividedBy(2)))
        .thenCompose(
            reply ->
                isWorthAnother(reply) && !deadline.passed()
                    ? second.ask(question, deadline).thenApply(other -> better(reply, other))
                    : CompletableFuture.completedFuture(reply));
  }

  private static boolean isWorthAnother(DnsReply reply) {
    return reply instanceof DnsReply.Failed failed
        && switch (failed.cause()) {
          case TIMEOUT, UNREACHABLE, REFUSED, SERVFAIL -> true;
          case CNAME_LOOP, MALFORMED -> false;
        };
  }

  /** What the first said of the zone tells more than that the second is away. */
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
