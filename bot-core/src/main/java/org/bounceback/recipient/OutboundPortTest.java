package org.bounceback.recipient;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsRecord;
import org.bounceback.net.DnsReply;
import org.bounceback.net.OutboundPolicy;
import org.bounceback.net.PermittedEndpoint;
import org.bounceback.net.SmtpDialogue.Step;
import org.bounceback.net.SmtpScript;

/**
 * Tests whether outgoing SMTP connections are possible, which many networks block. It connects to a
 * reference server that the operator configured.
 */
final class OutboundPortTest {
  private final Dns dns;
  private final SmtpProbeCache smtpProbeCache;
  private final ReferenceServer host;

  OutboundPortTest(Dns dns, SmtpProbeCache smtpProbeCache, ReferenceServer host) {
    this.dns = dns;
    this.smtpProbeCache = smtpProbeCache;
    this.host = host;
  }

  /**
   * Returns whether the reference server cannot be reached either; false if its address cannot be
   * found.
   */
  boolean isBlocked(Domain ehlo, Optional<Ip> from, Deadline deadline) {
    Optional<Ip> address = host.ip().or(() -> lookUp(deadline));
    if (address.isEmpty()) {
      return false;
    }
    Domain name = host.name().orElse(ehlo);
    var script = new SmtpScript(ehlo, name, from, Optional.empty());
    PermittedEndpoint server = OutboundPolicy.namedByOperator(address.get(), host.port());
    return smtpProbeCache
        .probe(server, script, SmtpProbeCache.ProbeFreshness.ANY, deadline)
        .dialogue()
        .reply(Step.GREETING)
        .isEmpty();
  }

  private Optional<Ip> lookUp(Deadline deadline) {
    if (host.name().isEmpty()) {
      return Optional.empty();
    }
    var question = new DnsQuestion(host.name().get(), RecordType.A);
    DnsReply reply = dns.query(question, deadline).toCompletableFuture().join();
    List<DnsRecord> records =
        reply instanceof DnsReply.Answer answer ? answer.records() : List.of();
    return records.stream()
        .filter(DnsRecord.Address.class::isInstance)
        .map(dnsRecord -> ((DnsRecord.Address) dnsRecord).ip())
        .findFirst();
  }
}
