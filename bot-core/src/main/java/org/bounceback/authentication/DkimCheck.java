package org.bounceback.authentication;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.data.Sha256;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsReply;

/**
 * Verifies the DKIM signatures of a message (RFC 6376, RFC 8301, RFC 8463). The age of a signature
 * is ignored, because a message may bounce long after it was signed. Safe for concurrent use. A
 * check blocks its caller until the deadline at most.
 */
public final class DkimCheck {
  private static final String FIELD = "DKIM-Signature";
  private static final int MAX_SIGNATURES = 5;

  private final Dns dns;

  /** Creates a check that looks up keys in {@code dns}. */
  public DkimCheck(Dns dns) {
    this.dns = dns;
  }

  /**
   * Verifies a complete message; returns one result for each signature, at most five, in header
   * order.
   */
  public List<DkimResult> verify(byte[] mail, Deadline deadline) {
    SignedMail signed = SignedMail.of(mail);
    return signed.fields(FIELD).stream()
        .limit(MAX_SIGNATURES)
        .map(field -> verify(field, signed, deadline))
        .toList();
  }

  /**
   * Looks up the keys of signatures when the message is incomplete.
   *
   * @param signatures the values of the DKIM-Signature fields
   */
  public List<DkimResult> keys(List<String> signatures, Deadline deadline) {
    return signatures.stream()
        .limit(MAX_SIGNATURES)
        .map(
            value ->
                DkimSignature.parse(value)
                    .map(
                        signature ->
                            result(
                                signature,
                                key(signature, deadline).state(),
                                DkimResult.DkimStatus.NOT_VERIFIED))
                    .orElseGet(DkimResult::broken))
        .toList();
  }

  private DkimResult verify(String field, SignedMail mail, Deadline deadline) {
    Optional<DkimSignature> parsed =
        DkimSignature.parse(field.substring(field.indexOf(':') + 1).replace("\r\n", ""));
    if (parsed.isEmpty()) {
      return DkimResult.broken();
    }
    DkimSignature signature = parsed.get();
    DkimKey key = key(signature, deadline);
    return result(signature, key.state(), result(signature, key, field, mail));
  }

  private static DkimResult.DkimStatus result(
      DkimSignature signature, DkimKey key, String field, SignedMail mail) {
    if (signature.algorithm().isEmpty() || key.state() == DkimKeyState.UNKNOWN) {
      return DkimResult.DkimStatus.NOT_VERIFIED;
    }
    boolean isAllowed =
        key.algorithm().equals(signature.algorithm())
            && (!key.strict() || signature.identity().equals(signature.domain()));
    if (key.key().isEmpty() || !isAllowed) {
      return DkimResult.DkimStatus.FAIL;
    }
    boolean isHeaderSigned =
        signature
            .algorithm()
            .get()
            .verifies(
                key.key().get(), header(signature, field, mail), decoded(signature.signature()));
    if (!isHeaderSigned) {
      return DkimResult.DkimStatus.FAIL;
    }
    return Arrays.equals(bodyHash(signature, mail), decoded(signature.bodyHash()))
        ? DkimResult.DkimStatus.PASS
        : DkimResult.DkimStatus.BODY_DIFFERS;
  }

  private static byte[] header(DkimSignature signature, String field, SignedMail mail) {
    var data = new ByteArrayOutputStream();
    for (String covered : mail.covered(signature.fields())) {
      data.writeBytes(
          octets(DkimCanonicalization.field(covered, signature.relaxedHeader()) + "\r\n"));
    }
    String unsigned = DkimCanonicalization.withoutSignature(field);
    data.writeBytes(octets(DkimCanonicalization.field(unsigned, signature.relaxedHeader())));
    return data.toByteArray();
  }

  private static byte[] bodyHash(DkimSignature signature, SignedMail mail) {
    byte[] body = DkimCanonicalization.body(mail.body(), signature.relaxedBody());
    long length = Math.min(body.length, signature.length().orElse(body.length));
    return Sha256.of(Arrays.copyOf(body, (int) length));
  }

  private DkimKey key(DkimSignature signature, Deadline deadline) {
    Optional<Domain> name = signature.keyName();
    if (name.isEmpty()) {
      return DkimKey.without(DkimKeyState.MISSING);
    }
    DnsReply reply =
        dns.query(new DnsQuestion(name.get(), RecordType.TXT), deadline)
            .toCompletableFuture()
            .join();
    return DkimKey.of(reply);
  }

  private static DkimResult result(
      DkimSignature signature, DkimKeyState key, DkimResult.DkimStatus dkimStatus) {
    return new DkimResult(
        Optional.of(signature.domain()), Optional.of(signature.selector()), key, dkimStatus);
  }

  private static byte[] decoded(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
