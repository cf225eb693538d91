package org.bounceback.findings;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bounceback.address.Domain;
import org.bounceback.authentication.DkimResult;
import org.bounceback.authentication.DnsRecordFix;
import org.bounceback.authentication.MessageAuthentication;
import org.bounceback.authentication.SpfErrorCause;
import org.bounceback.authentication.SpfOutcome;

/** What SPF, DKIM and DMARC say, as values that findings share. */
public final class AuthenticationDetails {

  private AuthenticationDetails() {}

  /**
   * The result of SPF (RFC 7208).
   *
   * @param result the code of the result
   * @param term the term that decided
   * @param problem the code of what is wrong with the record
   * @param ttl how long the record may be cached, in seconds
   */
  public record Spf(
      String result,
      List<String> records,
      Optional<String> term,
      long lookups,
      Optional<String> problem,
      Optional<String> explanation,
      long ttl) {

    public Spf {
      records = List.copyOf(records);
    }

    static Spf of(SpfOutcome outcome) {
      return new Spf(
          outcome.result().code(),
          outcome.records(),
          outcome.term(),
          outcome.lookups(),
          outcome.errorCause().map(SpfErrorCause::code),
          outcome.explanation(),
          outcome.ttl().toSeconds());
    }
  }

  /**
   * A DKIM signature (RFC 6376).
   *
   * @param key the code of the key's state
   * @param result the code of whether the signature verifies
   * @param aligned whether its domain is aligned with the author's
   */
  public record Dkim(
      Optional<String> domain,
      Optional<String> selector,
      String key,
      String result,
      Optional<Boolean> aligned) {

    static Dkim of(MessageAuthentication.Signed signed) {
      DkimResult finding = signed.result();
      return new Dkim(
          finding.domain().map(Domain::name),
          finding.selector(),
          finding.key().code(),
          finding.dkimStatus().code(),
          signed.aligned());
    }
  }

  /**
   * A domain's DMARC record (RFC 9989).
   *
   * @param policy the code of the policy
   * @param where the domain that the record was found at
   */
  public record Dmarc(
      String domain,
      String organisation,
      String policy,
      Optional<String> where,
      Optional<String> record,
      boolean strictDkim,
      boolean strictSpf,
      boolean testing,
      Optional<Long> percent) {

    static Dmarc of(org.bounceback.authentication.Dmarc dmarc) {
      OptionalInt percent = dmarc.percent();
      return new Dmarc(
          dmarc.author().name(),
          dmarc.organisation(),
          dmarc.policy().code(),
          dmarc.where(),
          dmarc.record(),
          dmarc.strictDkim(),
          dmarc.strictSpf(),
          dmarc.testing(),
          percent.isPresent() ? Optional.of((long) percent.getAsInt()) : Optional.empty());
    }
  }

  /**
   * A DNS record to change.
   *
   * @param reason the code of what is wrong
   * @param now the records as they are
   * @param wanted the record as it should be
   * @param ours whether our name servers serve it; empty where that is unknown
   * @param checkAgainAfter when the old record has expired from caches, in seconds
   */
  public record Fix(
      String reason,
      String name,
      List<String> now,
      Optional<String> wanted,
      List<String> nameServers,
      Optional<Boolean> ours,
      long checkAgainAfter) {

    public Fix {
      now = List.copyOf(now);
      nameServers = List.copyOf(nameServers);
    }

    static Fix of(DnsRecordFix fix) {
      return new Fix(
          fix.dnsRecordProblem().code(),
          fix.name().name(),
          fix.current(),
          fix.required(),
          fix.nameServers().stream().map(Domain::name).toList(),
          fix.ours(),
          fix.waitTime().toSeconds());
    }
  }
}
