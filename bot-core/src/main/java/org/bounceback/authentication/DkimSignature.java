package org.bounceback.authentication;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bounceback.address.Domain;

/**
 * A parsed DKIM-Signature field (RFC 6376 section 3.5).
 *
 * @param domain d=, the signing domain
 * @param selector s=
 * @param algorithm a=; empty if it is not supported: RFC 8301 forbids rsa-sha1
 * @param relaxedHeader whether c= specifies relaxed header canonicalization
 * @param relaxedBody whether c= specifies relaxed body canonicalization
 * @param fields h=, in lower case, in order
 * @param bodyHash bh= in base64
 * @param signature b= in base64
 * @param length l=, the number of signed octets of the body
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

  /** Parses the value of a field; empty if a required tag is missing or invalid. */
  static Optional<DkimSignature> parse(String value) {
    Optional<TagList> found =
        TagList.parse(value).filter(tags -> tags.find("v").equals(Optional.of("1")));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    TagList tags = found.get();
    Optional<Domain> domain = tags.withoutSpaces("d").flatMap(Domain::parse);
    Optional<String> selector =
        tags.withoutSpaces("s").filter(text -> Domain.parse(text + ".x").isPresent());
    Optional<String> bodyHash = tags.withoutSpaces("bh").filter(DkimSignature::isBase64);
    Optional<String> signature = tags.withoutSpaces("b").filter(DkimSignature::isBase64);
    Optional<Domain> identity =
        tags.find("i")
            .map(text -> Domain.parse(text.substring(text.lastIndexOf('@') + 1)))
            .orElse(domain);
    Optional<OptionalLong> length = length(tags.withoutSpaces("l"));
    List<String> fields = tags.list("h");
    if (domain.isEmpty()
        || selector.isEmpty()
        || bodyHash.isEmpty()
        || signature.isEmpty()
        || length.isEmpty()
        || !fields.contains("from")
        || identity.filter(name -> name.isWithin(domain.get())).isEmpty()) {
      return Optional.empty();
    }
    String[] canonical = tags.lowerCase("c").orElse("simple/simple").split("/", 2);
    return Optional.of(
        new DkimSignature(
            domain.get(),
            selector.get(),
            tags.lowerCase("a").flatMap(DkimAlgorithm::ofCode),
            canonical[0].strip().equals("relaxed"),
            canonical.length > 1 && canonical[1].strip().equals("relaxed"),
            fields,
            bodyHash.get(),
            signature.get(),
            length.get(),
            identity.get()));
  }

  /** Returns the DNS name of the key; empty if it would be too long. */
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
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(text -> OptionalLong.of(Long.parseLong(text)));
  }
}
