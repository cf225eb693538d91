package org.bounceback.bounce.format;

import java.util.List;
import org.bounceback.bounce.text.AddressFinder;

/**
 * Tells an address that a server only rewrote for its own use from one to which the mail was
 * forwarded. The sender knows the first only under its original name.
 */
final class RewrittenAddress {
  /** Top-level domains that exist only inside a network. */
  private static final List<String> INTERNAL =
      List.of(
          ".local", ".internal", ".lan", ".corp", ".intra", ".localdomain", ".home", ".private");

  /** Domains in which a service gives every mailbox a second name. */
  private static final List<String> ROUTING = List.of(".onmicrosoft.com", ".test-google-a.com");

  private RewrittenAddress() {}

  /** Returns whether {@code last} is another name of the mailbox {@code original}. */
  static boolean isRewritten(String original, String last) {
    String from = AddressFinder.key(original);
    String to = AddressFinder.key(last);
    int at = to.lastIndexOf('@');
    if (from.indexOf('@') < 1) {
      return false;
    }
    if (at < 1 || to.startsWith("imcea") || DeliveryPlaces.isPlace(last)) {
      return true;
    }
    String domain = to.substring(at + 1);
    String originalDomain = from.substring(from.lastIndexOf('@') + 1);
    return isInternal(domain)
        || ROUTING.stream().anyMatch(domain::endsWith)
        || (domain.endsWith("." + originalDomain)
            && to.substring(0, at).equals(from.substring(0, from.lastIndexOf('@'))))
        || containsOriginal(to.substring(0, at), from, originalDomain);
  }

  private static boolean isInternal(String domain) {
    return domain.indexOf('.') < 0 || INTERNAL.stream().anyMatch(domain::endsWith);
  }

  /** Returns whether the local part contains the original address, as {@code bob%example.com}. */
  private static boolean containsOriginal(String localPart, String from, String originalDomain) {
    String name = from.substring(0, from.lastIndexOf('@'));
    return localPart.contains(name) && localPart.contains(originalDomain);
  }
}
