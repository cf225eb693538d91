package org.bounceback.authentication;

import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bounceback.net.DnsRecord;
import org.bounceback.net.DnsReply;

/**
 * The published key of a signature (RFC 6376 section 3.6.1).
 *
 * @param state whether the key is published
 * @param algorithm the algorithm of the key
 * @param key the key itself, if it is {@link DkimKeyState#PRESENT}
 * @param strict whether i= must be equal to d= (t=s)
 */
record DkimKey(
    DkimKeyState state,
    Optional<DkimAlgorithm> algorithm,
    Optional<PublicKey> key,
    boolean strict) {

  /** Parses the reply to a key lookup. */
  static DkimKey of(DnsReply reply) {
    if (reply instanceof DnsReply.Failed) {
      return without(DkimKeyState.UNKNOWN);
    }
    List<TagList> records =
        SpfLookups.records(reply).stream()
            .filter(DnsRecord.Text.class::isInstance)
            .map(dnsRecord -> ((DnsRecord.Text) dnsRecord).value())
            .flatMap(text -> TagList.parse(text).stream())
            .filter(tags -> tags.find("p").isPresent())
            .toList();
    if (records.isEmpty()) {
      boolean hasText = reply instanceof DnsReply.Answer;
      return without(hasText ? DkimKeyState.UNUSABLE : DkimKeyState.MISSING);
    }
    return of(records.get(0));
  }

  static DkimKey without(DkimKeyState state) {
    return new DkimKey(state, Optional.empty(), Optional.empty(), false);
  }

  private static DkimKey of(TagList tags) {
    String base64 = tags.withoutSpaces("p").orElse("");
    if (base64.isEmpty()) {
      return without(DkimKeyState.REVOKED);
    }
    boolean isVersioned = tags.find("v").map("DKIM1"::equals).orElse(true);
    boolean isForMail =
        tags.find("s").isEmpty()
            || tags.list("s").contains("*")
            || tags.list("s").contains("email");
    boolean acceptsSha256 = tags.find("h").isEmpty() || tags.list("h").contains("sha256");
    Optional<DkimAlgorithm> algorithm = DkimAlgorithm.ofKey(tags.lowerCase("k").orElse("rsa"));
    Optional<PublicKey> key = algorithm.flatMap(found -> decode(found, base64));
    if (!isVersioned || !isForMail || !acceptsSha256 || key.isEmpty()) {
      return without(DkimKeyState.UNUSABLE);
    }
    return new DkimKey(DkimKeyState.PRESENT, algorithm, key, tags.list("t").contains("s"));
  }

  private static Optional<PublicKey> decode(DkimAlgorithm algorithm, String base64) {
    try {
      return algorithm.key(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
