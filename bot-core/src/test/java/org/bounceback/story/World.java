package org.bounceback.story;

import java.util.List;
import java.util.stream.Stream;
import org.bounceback.hosting.ServerTable;

/**
 * The names and IP addresses of a story. Worlds differ in nothing but names, and no name of a world
 * is part of another.
 *
 * @param number which of the worlds it is
 */
record World(int number) {
  /** How many worlds there are. */
  static final int COUNT = 4;

  private static final List<List<String>> NAMES =
      List.of(
          List.of("hosting", "shop", "garden", "other", "relay", "partner", "home"),
          List.of("provider", "bakery", "florist", "travel", "postbox", "client", "cottage"),
          List.of("webfarm", "studio", "winery", "museum", "mailgate", "factory", "villa"),
          List.of("serverhaus", "kanzlei", "praxis", "verein", "zustellung", "kunde", "daheim"));

  Host ourServer() {
    return host("srv12", 0, "192.0.2.", 10, true);
  }

  Host ourMailExchanger() {
    return host("mx1", 0, "192.0.2.", 40, true);
  }

  /** Returns a hosted domain. */
  String hosted() {
    return domain(1);
  }

  /** Returns a second hosted domain. */
  String alsoHosted() {
    return domain(2);
  }

  Host foreignServer() {
    return host("mail", 3, "198.51.100.", 60, false);
  }

  Host relayService() {
    return host("out3", 4, "198.51.100.", 50, false);
  }

  /** Returns a server in front of the recipient's server. */
  Host gateway() {
    return host("gw", 5, "203.0.113.", 130, false);
  }

  Host recipientServer() {
    return host("mx", 5, "203.0.113.", 20, false);
  }

  Host forwardTarget() {
    return host("in", 6, "203.0.113.", 60, false);
  }

  /** Returns the computer of a sender who logs in. */
  Host desk() {
    return new Host("desk" + number + ".lan.example", "198.51.100." + (100 + number), false);
  }

  /** Returns the computer of a spammer. */
  Host bot() {
    return new Host("dsl" + number + ".isp.example", "198.51.100." + (200 + number), false);
  }

  String foreignDomain() {
    return domain(3);
  }

  String partnerDomain() {
    return domain(5);
  }

  String forwardDomain() {
    return domain(6);
  }

  /** Returns the table of our servers. */
  ServerTable table() {
    return ServerTable.read(
        "servers.yaml",
        """
        servers:
          - {name: srv12, hosts: [%s], addresses: [%s], roles: [submission, outbound, forwarder]}
          - {name: mx1, hosts: [%s], addresses: [%s], roles: [inbound]}
        hosted: [%s, %s]
        """
            .formatted(
                ourServer().name(),
                ourServer().ip(),
                ourMailExchanger().name(),
                ourMailExchanger().ip(),
                hosted(),
                alsoHosted()));
  }

  /** Returns every name and IP, in the same order in each world, the most special ones first. */
  List<String> names() {
    List<Host> hosts =
        List.of(
            ourServer(),
            ourMailExchanger(),
            foreignServer(),
            relayService(),
            gateway(),
            recipientServer(),
            forwardTarget(),
            desk(),
            bot());
    return Stream.of(
            hosts.stream().map(Host::name),
            hosts.stream().map(Host::ip),
            NAMES.get(number).stream().map(name -> name + ".example"))
        .flatMap(each -> each)
        .toList();
  }

  private Host host(String label, int domain, String network, int base, boolean ours) {
    return new Host(label + "." + domain(domain), network + (base + number), ours);
  }

  private String domain(int index) {
    return NAMES.get(number).get(index) + ".example";
  }
}
