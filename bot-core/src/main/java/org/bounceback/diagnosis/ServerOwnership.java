package org.bounceback.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.address.RegistrableDomain;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.InferenceRule;
import org.bounceback.hosting.Ownership;
import org.bounceback.hosting.Server;
import org.bounceback.hosting.ServerTable;

/** Whose server a host or an IP address is, by the table of our servers. */
final class ServerOwnership {
  private final ServerTable serverTable;

  ServerOwnership(ServerTable serverTable) {
    this.serverTable = serverTable;
  }

  /**
   * Returns whose host it is. A host that the table lacks is another's, except under a domain of
   * ours: tables have gaps.
   */
  Fact<Ownership> of(String host) {
    Optional<Server> ours = serverTable.find(host);
    Optional<Boolean> answer = serverTable.answers().find(host);
    if (answer.isPresent() && (ours.isEmpty() || answer.get())) {
      return answered(answer.get(), host);
    }
    if (ours.isPresent()) {
      return stated(Ownership.OURS, host + " is our server " + ours.get().name());
    }
    if (!host.contains(".")) {
      return byFirstLabel(host);
    }
    boolean mayBeMissing = isUnderOurDomains(host);
    return serverTable.isKnown() && !mayBeMissing
        ? stated(Ownership.OTHER, host + " is none of our servers")
        : Fact.unknown();
  }

  /** Returns whether the host is under a domain that we host or that one of our servers has. */
  private boolean isUnderOurDomains(String host) {
    boolean hosted =
        Domain.parse(host)
            .filter(name -> serverTable.hosted().stream().anyMatch(name::isWithin))
            .isPresent();
    return hosted
        || serverTable.servers().stream()
            .flatMap(server -> server.hosts().stream())
            .anyMatch(ours -> RegistrableDomain.isShared(ours.name(), host));
  }

  /** Logs name their host by its first label, which one of our servers may have. */
  private Fact<Ownership> byFirstLabel(String label) {
    List<Server> named =
        serverTable.servers().stream()
            .filter(server -> server.hosts().stream().anyMatch(host -> isFirst(label, host)))
            .toList();
    return named.size() == 1
        ? Fact.inferred(
            Ownership.OURS,
            InferenceRule.LOG_NAMES_ITS_HOST,
            List.of(excerpt(label + " is the name of our server " + named.get(0).name())))
        : Fact.unknown();
  }

  private static boolean isFirst(String label, Domain host) {
    return host.name().startsWith(label.toLowerCase(Locale.ROOT) + ".");
  }

  /** Returns whose address it is. */
  Fact<Ownership> of(Ip ip) {
    Optional<Server> ours = serverTable.find(ip);
    Optional<Boolean> answer = serverTable.answers().find(ip);
    if (answer.isPresent() && (ours.isEmpty() || answer.get())) {
      return answered(answer.get(), ip.toString());
    }
    if (ours.isPresent()) {
      return stated(Ownership.OURS, ip + " is our server " + ours.get().name());
    }
    return serverTable.isKnown()
        ? stated(Ownership.OTHER, ip + " is none of our servers")
        : Fact.unknown();
  }

  /** Returns whose server it is, by its IP address if the name alone does not show it. */
  Fact<Ownership> of(Optional<String> host, Optional<Ip> ip) {
    Fact<Ownership> byHost = host.map(this::of).orElseGet(Fact::unknown);
    Fact<Ownership> byIp = ip.map(this::of).orElseGet(Fact::unknown);
    return byIp.is(Ownership.OURS) ? byIp : byHost.or(byIp);
  }

  /** Returns whether any of our servers is known. */
  boolean isKnown() {
    return serverTable.isKnown();
  }

  /** Returns whether the table names the host as ours. */
  boolean isOurs(String host) {
    return of(host).is(Ownership.OURS);
  }

  /** Returns our server with this name or address. */
  Optional<Server> find(Optional<String> host, Optional<Ip> ip) {
    return host.flatMap(serverTable::find).or(() -> ip.flatMap(serverTable::find));
  }

  /** Returns whether we host the domain; unknown without a table. */
  Fact<Boolean> hosts(Domain domain) {
    if (!serverTable.isKnown() && serverTable.hosted().isEmpty()) {
      return Fact.unknown();
    }
    boolean hosted = serverTable.hosts(domain);
    return new Fact.Stated<>(
        hosted,
        List.of(excerpt(domain.name() + (hosted ? " is hosted by us" : " is not hosted by us"))));
  }

  /** What a person answered about a server that the file does not contain. */
  private static Fact<Ownership> answered(boolean isOurs, String server) {
    return Fact.stated(
        isOurs ? Ownership.OURS : Ownership.OTHER,
        new Excerpt(Excerpt.Source.ANSWER, server + (isOurs ? " is ours" : " is not ours")));
  }

  private static Fact<Ownership> stated(Ownership ownership, String text) {
    return Fact.stated(ownership, excerpt(text));
  }

  private static Excerpt excerpt(String text) {
    return new Excerpt(Excerpt.Source.SERVER_TABLE, text);
  }
}
