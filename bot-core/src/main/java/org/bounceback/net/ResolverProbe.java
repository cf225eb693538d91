package org.bounceback.net;

import java.util.concurrent.CompletionStage;
import org.bounceback.address.Domain;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsReply.Cause;

/**
 * Tells a resolver that is away from name servers that are. Dead zones stay silent as well, so one
 * question goes to the top of the tree, which every resolver answers or refuses.
 */
public final class ResolverProbe {

  private ResolverProbe() {}

  /**
   * Whether the resolver answers at all, whatever it says.
   *
   * @param name whose top-level domain to ask for
   */
  public static CompletionStage<Boolean> answers(Dns dns, Domain name, Deadline deadline) {
    String top = name.labels().get(name.labels().size() - 1);
    return dns.ask(new DnsQuestion(new Domain(top), RecordType.NS), deadline)
        .thenApply(
            reply ->
                !(reply instanceof DnsReply.Failed failed)
                    || (failed.cause() != Cause.TIMEOUT && failed.cause() != Cause.UNREACHABLE));
  }
}
