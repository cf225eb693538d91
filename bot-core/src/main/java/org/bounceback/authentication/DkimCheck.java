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
 * Verifies the DKIM signatures of a mail (RFC 6376, RFC 8301, RFC 8463). A signature's age is not
 * looked at: what was signed in time bounces later. Safe for concurrent use; a check blocks its
 * caller until the deadline at the latest.
 */
public final class DkimCheck {
  private static final String FIELD = "DKIM-Signature";
  private static final int MOST_SIGNATURES = 5;

  private final Dns dns;

  /** A check that asks {@code dns} for keys. */
  public DkimCheck(Dns dns) {
    this.dns = dns;
  }

  /** Verifies a whole mail; a finding a signature, at most five, in the order of the header. */
  public List<DkimFinding> verify(byte[] mail, Deadline deadline) {
    SignedMail signed = SignedMail.of(mail);
    return signed.fields(FIELD).stream()
        .limit(MOST_SIGNATURES)
        .map(field -> verify(field, signed, deadline))
        .toList();
  }

  /**
   * Looks for the keys of signatures whose mail is not whole.
   *
   * @param signatures the values of the DKIM-Signature fields
   */
  public List<DkimFinding> keys(List<String> signatures, Deadline deadline) {
    return signatures.stream()
        .limit(MOST_SIGNATURES)
        .map(
            value ->
                DkimSignature.parse(value)
                    .map(
                        each ->
                            finding(
                                each, key(each, deadline).state(), DkimFinding.Result.NOT_VERIFIED))
                    .orElseGet(DkimFinding::broken))
        .toList();
  }

  private DkimFinding verify(String field, SignedMail mail, Deadline deadline) {
    Optional<DkimSignature> parsed =
        DkimSignature.parse(field.substring(field.indexOf(':') + 1).replace("\r\n", ""));
    if (parsed.isEmpty()) {
      return DkimFinding.broken();
    }
    DkimSignature signature = parsed.get();
    DkimKey key = key(signature, deadline);
    return finding(signature, key.state(), result(signature, key, field, mail));
  }

  private static DkimFinding.Result result(
      DkimSignature signature, DkimKey key, String field, SignedMail mail) {
    if (signature.algorithm().isEmpty() || key.state() == DkimKeyState.UNKNOWN) {
      return DkimFinding.Result.NOT_VERIFIED;
    }
    boolean isAllowed =
        key.algorithm().equals(signature.algorithm())
            && (!key.strict() || signature.identity().equals(signature.domain()));
    if (key.key().isEmpty() || !isAllowed) {
      return DkimFinding.Result.FAIL;
    }
    boolean isHeaderSigned =
        signature
            .algorithm()
            .get()
            .verifies(
                key.key().get(), header(signature, field, mail), decoded(signature.signature()));
    if (!isHeaderSigned) {
      return DkimFinding.Result.FAIL;
    }
    return Arrays.equals(bodyHash(signature, mail), decoded(signature.bodyHash()))
        ? DkimFinding.Result.PASS
        : DkimFinding.Result.BODY_DIFFERS;
  }

  private static byte[] header(DkimSignature signature, String field, SignedMail mail) {
    var data = new ByteArrayOutputStream();
    for (String each : mail.covered(signature.fields())) {
      data.writeBytes(octets(Canonical.field(each, signature.relaxedHeader()) + "\r\n"));
    }
    String own = Canonical.withoutSignature(field);
    data.writeBytes(octets(Canonical.field(own, signature.relaxedHeader())));
    return data.toByteArray();
  }

  private static byte[] bodyHash(DkimSignature signature, SignedMail mail) {
    byte[] body = Canonical.body(mail.body(), signature.relaxedBody());
    long length = Math.min(body.length, signature.length().orElse(body.length));
    return Sha256.of(Arrays.copyOf(body, (int) length));
  }

  private DkimKey key(DkimSignature signature, Deadline deadline) {
    Optional<Domain> name = signature.keyName();
    if (name.isEmpty()) {
      return DkimKey.without(DkimKeyState.MISSING);
    }
    DnsReply reply =
        dns.ask(new DnsQuestion(name.get(), RecordType.TXT), deadline).toCompletableFuture().join();
    return DkimKey.of(reply);
  }

  private static DkimFinding finding(
      DkimSignature signature, DkimKeyState key, DkimFinding.Result result) {
    return new DkimFinding(
        Optional.of(signature.domain()), Optional.of(signature.selector()), key, result);
  }

  private static byte[] decoded(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
