package org.bounceback.authentication;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * The authentication results of a returned message. The check happens after delivery, with the
 * current DNS records.
 *
 * @param ip the IP that the message was sent from
 * @param domain the domain of the envelope sender
 * @param spf the SPF result of that domain for the IP
 * @param spfAligned whether that domain is aligned with the one in From; empty when unknown
 * @param signatures the result for each signature
 * @param dmarc the policy of the domain in From; empty when unknown
 * @param dmarcResult the DMARC result
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
  public record Signed(DkimResult result, Optional<Boolean> aligned) {}

  /** The DMARC result (RFC 9989 section 4.4). */
  public enum DmarcResult {
    /** SPF or a signature passes for an aligned domain. */
    PASS,
    FAIL,
    /** An aligned signature may have been valid on delivery, or the DNS lookup failed. */
    UNKNOWN;

    /** Returns the name used in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static DmarcResult result(SpfOutcome spf, Optional<Boolean> spfAligned, List<Signed> signatures) {
    Stream<DmarcResult> results =
        Stream.concat(
            Stream.of(of(spf, spfAligned)), signatures.stream().map(MessageAuthentication::of));
    List<DmarcResult> dmarcResults = results.toList();
    if (dmarcResults.contains(DmarcResult.PASS)) {
      return DmarcResult.PASS;
    }
    return dmarcResults.contains(DmarcResult.UNKNOWN) ? DmarcResult.UNKNOWN : DmarcResult.FAIL;
  }

  private static DmarcResult of(SpfOutcome spf, Optional<Boolean> aligned) {
    return switch (spf.result()) {
      case PASS ->
          aligned
              .map(isAligned -> isAligned ? DmarcResult.PASS : DmarcResult.FAIL)
              .orElse(DmarcResult.UNKNOWN);
      case TEMPERROR -> aligned.orElse(true) ? DmarcResult.UNKNOWN : DmarcResult.FAIL;
      case NONE, NEUTRAL, FAIL, SOFTFAIL, PERMERROR -> DmarcResult.FAIL;
    };
  }

  /**
   * Returns the result of a signature. An invalid signature in a copy proves nothing about the
   * message that the receiver got.
   */
  private static DmarcResult of(Signed signed) {
    boolean isAligned = signed.aligned().orElse(true);
    boolean hasKey =
        signed.result().key() == DkimKeyState.PRESENT
            || signed.result().key() == DkimKeyState.UNKNOWN;
    if (!isAligned || !hasKey || signed.result().dkimStatus() == DkimResult.DkimStatus.BROKEN) {
      return DmarcResult.FAIL;
    }
    boolean isProven = signed.result().dkimStatus() == DkimResult.DkimStatus.PASS;
    return isProven && signed.aligned().isPresent() ? DmarcResult.PASS : DmarcResult.UNKNOWN;
  }
}
