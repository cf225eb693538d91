package org.bounceback.authentication;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bounceback.address.Domain;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsReply;

/**
 * Finds the DMARC policy of a domain and checks whether other domains are aligned with it (RFC
 * 9989). Safe for concurrent use. A check blocks its caller until the deadline at most.
 */
public final class DmarcCheck {
  private final Dns dns;

  /** Creates a check that uses {@code dns}. */
  public DmarcCheck(Dns dns) {
    this.dns = dns;
  }

  /** Returns the policy for a domain in From; empty when the DNS lookup failed. */
  public Optional<Dmarc> policy(Domain author, Deadline deadline) {
    try {
      return Optional.of(policy(author, new DmarcTreeWalk(dns, deadline), deadline));
    } catch (DmarcTreeWalk.Unanswered unknown) {
      return Optional.empty();
    }
  }

  /**
   * Returns whether a domain authenticated by SPF or DKIM is aligned with the one in From (section
   * 4.5); empty when the DNS lookup failed.
   *
   * @param strict whether the domains must be identical
   */
  public Optional<Boolean> isAligned(
      Domain author, Domain authenticated, boolean strict, Deadline deadline) {
    if (author.equals(authenticated) || strict) {
      return Optional.of(author.equals(authenticated));
    }
    try {
      var tree = new DmarcTreeWalk(dns, deadline);
      return Optional.of(tree.organisation(author).equals(tree.organisation(authenticated)));
    } catch (DmarcTreeWalk.Unanswered unknown) {
      return Optional.empty();
    }
  }

  private Dmarc policy(Domain author, DmarcTreeWalk tree, Deadline deadline)
      throws DmarcTreeWalk.Unanswered {
    String organisation = tree.organisation(author);
    List<DmarcTreeWalk.Found> found = tree.walk(author);
    Optional<DmarcTreeWalk.Found> effectiveRecord =
        at(author.name(), found)
            .or(() -> at(organisation, found))
            .or(() -> found.stream().reduce((lower, higher) -> higher));
    if (effectiveRecord.isEmpty()) {
      return new Dmarc(
          author,
          organisation,
          DmarcPolicy.MISSING,
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          false,
          OptionalInt.empty());
    }
    DmarcRecord record = effectiveRecord.get().record();
    return new Dmarc(
        author,
        organisation,
        effective(author, effectiveRecord.get(), deadline),
        Optional.of(effectiveRecord.get().domain()),
        Optional.of(record.text()),
        record.strictDkim(),
        record.strictSpf(),
        record.testing(),
        record.percent());
  }

  private DmarcPolicy effective(Domain author, DmarcTreeWalk.Found found, Deadline deadline) {
    if (found.domain().equals(author.name())) {
      return found.record().policy();
    }
    boolean hasNonExistentPolicy = found.record().absent().isPresent();
    return found.record().policyBelow(!hasNonExistentPolicy || exists(author, deadline));
  }

  private boolean exists(Domain domain, Deadline deadline) {
    DnsReply reply =
        dns.query(new DnsQuestion(domain, RecordType.A), deadline).toCompletableFuture().join();
    return !(reply instanceof DnsReply.NoSuchName);
  }

  private static Optional<DmarcTreeWalk.Found> at(String domain, List<DmarcTreeWalk.Found> found) {
    return found.stream().filter(record -> record.domain().equals(domain)).findFirst();
  }
}
