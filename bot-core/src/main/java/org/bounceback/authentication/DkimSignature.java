package org.bounceback.authentication;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bounceback.address.Domain;

/**
 * What a DKIM-Signature says (RFC 6376 section 3.5).
 *
 * @param domain d=, who takes responsibility
 * @param selector s=
 * @param algorithm a=, empty for one that is not verified: RFC 8301 forbids rsa-sha1
 * @param relaxedHeader whether c= relaxes the header, and the next whether it does the body
 * @param fields h=, in lower case, in order
 * @param bodyHash bh= in base64
 * @param signature b= in base64
 * @param length l=, how many octets of the body are signed
 * @param identity the domain of i=
 */
record DkimSignature(
    Domain domain,
    String selector,
    Optional<DkimAlgorithm> algorithm,
    boolean relaxedHeader,
    boolean relaxedBody,
    List<String> fields,
    String bodyHash,
    String signature,
    OptionalLong length,
    Domain identity) {

  DkimSignature {
    fields = List.copyOf(fields);
  }

  /** Reads the value of a field; empty when it lacks what every signature has. */
  static Optional<DkimSignature> parse(String value) {
    Optional<TagList> found =
        TagList.parse(value).filter(tags -> tags.find("v").equals(Optional.of("1")));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    TagList tags = found.get();
    Optional<Domain> domain = tags.packed("d").flatMap(Domain::parse);
    Optional<String> selector =
        tags.packed("s").filter(each -> Domain.parse(each + ".x").isPresent());
    Optional<String> bodyHash = tags.packed("bh").filter(DkimSignature::isBase64);
    Optional<String> signature = tags.packed("b").filter(DkimSignature::isBase64);
    Optional<Domain> identity =
        tags.find("i")
            .map(each -> Domain.parse(each.substring(each.lastIndexOf('@') + 1)))
            .orElse(domain);
    Optional<OptionalLong> length = length(tags.packed("l"));
    List<String> fields = tags.pieces("h");
    if (domain.isEmpty()
        || selector.isEmpty()
        || bodyHash.isEmpty()
        || signature.isEmpty()
        || length.isEmpty()
        || !fields.contains("from")
        || identity.filter(each -> each.isWithin(domain.get())).isEmpty()) {
      return Optional.empty();
    }
    String[] canonical = tags.word("c").orElse("simple/simple").split("/", 2);
    return Optional.of(
        new DkimSignature(
            domain.get(),
            selector.get(),
            tags.word("a").flatMap(DkimAlgorithm::called),
            canonical[0].strip().equals("relaxed"),
            canonical.length > 1 && canonical[1].strip().equals("relaxed"),
            fields,
            bodyHash.get(),
            signature.get(),
            length.get(),
            identity.get()));
  }

  /** The name that holds its key; empty when it would be too long. */
  Optional<Domain> keyName() {
    return Domain.parse(selector + "._domainkey." + domain);
  }

  private static boolean isBase64(String text) {
    try {
      return Base64.getDecoder().decode(text).length > 0;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private static Optional<OptionalLong> length(Optional<String> digits) {
    if (digits.isEmpty()) {
      return Optional.of(OptionalLong.empty());
    }
    return digits
        .filter(each -> each.matches("[0-9]{1,18}"))
        .map(each -> OptionalLong.of(Long.parseLong(each)));
  }
}
