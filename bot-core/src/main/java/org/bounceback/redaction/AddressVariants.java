package org.bounceback.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The encoded forms in which an address may be hidden in a field: in the local part of another
 * address, in a URL, in quoted-printable, in base64.
 *
 * @param domain in lower case; every written form contains it
 * @param written the written forms in lower case; case is ignored
 * @param encoded the base64 and base64url forms, for each of the three offsets in a group
 */
record AddressVariants(String domain, List<String> written, List<String> encoded) {

  /** Returns the forms of an address. */
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
            .flatMap(form -> IntStream.range(0, 3).mapToObj(offset -> base64(form, offset)))
            .flatMap(code -> Stream.of(code, code.replace('+', '-').replace('/', '_')))
            .distinct()
            .toList();
    return new AddressVariants(domain, written, encoded);
  }

  /**
   * Returns whether a form occurs in a value. The caller provides the value in lower case too,
   * because it checks many addresses.
   */
  boolean occurIn(String value, String lower) {
    return (lower.contains(domain)
            && written.stream().anyMatch(form -> occursSeparately(lower, form)))
        || encoded.stream().anyMatch(value::contains);
  }

  /** Returns whether the form occurs and is not the end of a longer name. */
  private static boolean occursSeparately(String value, String form) {
    for (int at = value.indexOf(form); at >= 0; at = value.indexOf(form, at + 1)) {
      if (at == 0 || !Character.isLetterOrDigit(value.charAt(at - 1))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the base64 characters that depend only on the address, after {@code before} other
   * bytes.
   */
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
