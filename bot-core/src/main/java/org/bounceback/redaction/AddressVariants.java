package org.bounceback.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The forms in which an address may stand in a field without being one: in the local part of
 * another, in a link, in quoted-printable, in Base64.
 *
 * @param domain in lower case; it is in every written form
 * @param written in lower case, wherever case does not matter
 * @param encoded in Base64 and its other alphabet, at each of the three places in a group
 */
record AddressVariants(String domain, List<String> written, List<String> encoded) {

  /** Those of an address as written. */
  static AddressVariants of(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    int at = lower.lastIndexOf('@');
    String local = lower.substring(0, at);
    String domain = lower.substring(at + 1);
    List<String> written =
        Stream.of("@", "=", "=40", "%40", "%2540", "#", "%")
            .map(sign -> local + sign + domain)
            .toList();
    List<String> encoded =
        Stream.of(address, lower)
            .distinct()
            .flatMap(each -> IntStream.range(0, 3).mapToObj(place -> base64(each, place)))
            .flatMap(each -> Stream.of(each, each.replace('+', '-').replace('/', '_')))
            .distinct()
            .toList();
    return new AddressVariants(domain, written, encoded);
  }

  /** Whether one is in a value, which comes in lower case too since many traces look at it. */
  boolean areIn(String value, String lower) {
    return (lower.contains(domain) && written.stream().anyMatch(form -> begins(lower, form)))
        || encoded.stream().anyMatch(value::contains);
  }

  /** Whether it stands there and is not the end of a longer name. */
  private static boolean begins(String value, String form) {
    for (int at = value.indexOf(form); at >= 0; at = value.indexOf(form, at + 1)) {
      if (at == 0 || !Character.isLetterOrDigit(value.charAt(at - 1))) {
        return true;
      }
    }
    return false;
  }

  /** The characters that the address alone settles when so many bytes of a group precede it. */
  private static String base64(String address, int before) {
    byte[] bytes = address.getBytes(StandardCharsets.UTF_8);
    byte[] shifted = Arrays.copyOf(new byte[before], before + bytes.length);
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int first = (before * 8 + 5) / 6;
    int end = shifted.length * 8 / 6;
    return text.substring(first, end);
  }
}
