package org.bounceback.net;

import java.util.concurrent.CompletionStage;
import org.bounceback.address.Domain;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsReply.Cause;

/**
 * Distinguishes an unavailable resolver from unavailable name servers. Dead zones do not respond
 * either, so it queries a top-level domain, which every resolver answers or refuses.
 */
public final class ResolverProbe {

  private ResolverProbe() {}

  /**
   * Returns whether the resolver responds, with any reply.
   *
   * @param name the domain whose top-level domain is queried
   */
  public static CompletionStage<Boolean> responds(Dns dns, Domain name, Deadline deadline) {
    String top = name.labels().get(name.labels().size() - 1);
    return dns.query(new DnsQuestion(new Domain(top), RecordType.NS), deadline)
        .thenApply(
            reply ->
                !(reply instanceof DnsReply.Failed failed)
                    || (failed.cause() != Cause.TIMEOUT && failed.cause() != Cause.UNREACHABLE));
  }
}
