package org.bounceback.diagnosis;

import java.util.List;
import java.util.stream.Stream;
import org.bounceback.address.Cidr;
import org.bounceback.address.Ip;

/** Networks that no mail server on the public Internet connects from (RFC 1918, RFC 4193). */
final class PrivateNetworks {
  private static final List<Cidr> ALL =
      Stream.of(
              "10.0.0.0/8",
              "172.16.0.0/12",
              "192.168.0.0/16",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "fc00::/7",
              "fe80::/10",
              "::1")
          .map(network -> Cidr.parse(network).orElseThrow())
          .toList();

  private PrivateNetworks() {}

  static boolean contain(Ip ip) {
    return ALL.stream().anyMatch(network -> network.contains(ip));
  }
}
