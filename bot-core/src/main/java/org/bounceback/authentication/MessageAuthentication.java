package org.bounceback.authentication;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * What a receiver sees of a mail that came back, as far as it can be checked afterwards: the
 * records are those of now.
 *
 * @param ip the address that it left from
 * @param domain the envelope's domain
 * @param spf what that domain says of the address
 * @param spfAligned whether that domain is aligned with the one in From; empty when unknown
 * @param signatures what became of each signature
 * @param dmarc the policy of the domain in From; empty when unknown
 * @param dmarcResult what DMARC comes to
 * @param fixes the records to change
 */
public record MessageAuthentication(
    Ip ip,
    Domain domain,
    SpfOutcome spf,
    Optional<Boolean> spfAligned,
    List<Signed> signatures,
    Optional<Dmarc> dmarc,
    DmarcResult dmarcResult,
    List<DnsRecordFix> fixes) {

  public MessageAuthentication {
    signatures = List.copyOf(signatures);
    fixes = List.copyOf(fixes);
  }

  /**
   * A signature.
   *
   * @param aligned whether d= is aligned with the domain in From; empty when unknown
   */
  public record Signed(DkimResult finding, Optional<Boolean> aligned) {}

  /** What DMARC comes to (RFC 9989 section 4.4). */
  public enum DmarcResult {
    /** SPF or a signature passes for an aligned domain. */
    PASS,
    FAIL,
    /** An aligned signature may have been good when the mail arrived, or the DNS did not answer. */
    UNKNOWN;

    /** The name in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static DmarcResult result(SpfOutcome spf, Optional<Boolean> spfAligned, List<Signed> signatures) {
    Stream<DmarcResult> each =
        Stream.concat(
            Stream.of(of(spf, spfAligned)), signatures.stream().map(MessageAuthentication::of));
    List<DmarcResult> dmarcResults = each.toList();
    if (dmarcResults.contains(DmarcResult.PASS)) {
      return DmarcResult.PASS;
    }
    return dmarcResults.contains(DmarcResult.UNKNOWN) ? DmarcResult.UNKNOWN : DmarcResult.FAIL;
  }

  private static DmarcResult of(SpfOutcome spf, Optional<Boolean> aligned) {
    return switch (spf.result()) {
      case PASS ->
          aligned
              .map(each -> each ? DmarcResult.PASS : DmarcResult.FAIL)
              .orElse(DmarcResult.UNKNOWN);
      case TEMPERROR -> aligned.orElse(true) ? DmarcResult.UNKNOWN : DmarcResult.FAIL;
      case NONE, NEUTRAL, FAIL, SOFTFAIL, PERMERROR -> DmarcResult.FAIL;
    };
  }

  /** A copy that does not verify proves nothing of the mail that the receiver saw. */
  private static DmarcResult of(Signed signed) {
    boolean isAligned = signed.aligned().orElse(true);
    boolean hasKey =
        signed.finding().key() == DkimKeyState.PRESENT
            || signed.finding().key() == DkimKeyState.UNKNOWN;
    if (!isAligned || !hasKey || signed.finding().dkimStatus() == DkimResult.DkimStatus.BROKEN) {
      return DmarcResult.FAIL;
    }
    boolean isProven = signed.finding().dkimStatus() == DkimResult.DkimStatus.PASS;
    return isProven && signed.aligned().isPresent() ? DmarcResult.PASS : DmarcResult.UNKNOWN;
  }
}
