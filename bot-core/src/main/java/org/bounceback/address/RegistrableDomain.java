package org.bounceback.address;

import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The domain that somebody registered: one label below a public suffix, such as {@code shop.co.uk}.
 * Two hosts belong to the same organization if their registrable domains are equal.
 *
 * <p>Public suffixes are those of the Public Suffix List as shipped with OkHttp, including its
 * private section ({@code github.io}), so that customers of one provider are kept apart. A
 * top-level domain that is not listed counts as a public suffix itself.
 *
 * @param domain never a public suffix itself
 */
public record RegistrableDomain(Domain domain) {

  /** Finds the registrable domain of a host; empty if the name is a public suffix. */
  public static Optional<RegistrableDomain> of(Domain host) {
    // OkHttp's public API only provides the list through a URL.
    return Optional.ofNullable(HttpUrl.parse("http://" + host.name() + "/"))
        .map(HttpUrl::topPrivateDomain)
        .flatMap(Domain::parse)
        .map(RegistrableDomain::new);
  }

  /**
   * Whether two host names belong to the same organization. Names that are no domains, such as IP
   * addresses, belong to none.
   */
  public static boolean isShared(String host, String other) {
    Optional<Domain> one = Domain.parse(host);
    Optional<Domain> two = Domain.parse(other);
    if (one.isEmpty()
        || two.isEmpty()
        || !lastTwoLabels(one.get()).equals(lastTwoLabels(two.get()))) {
      return false;
    }
    Optional<RegistrableDomain> registered = one.flatMap(RegistrableDomain::of);
    return registered.isPresent() && registered.equals(two.flatMap(RegistrableDomain::of));
  }

  /** Returns what two names of one registrable domain share at least, without the slow list. */
  private static String lastTwoLabels(Domain host) {
    String name = host.name();
    return name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
  }
}
