package org.bounceback.hosting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.Cidr;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;

/**
 * The table of our own servers and of the domains that we host.
 *
 * @param servers in the order of the file
 * @param hosted domains whose mail or DNS is ours
 */
public record ServerTable(List<Server> servers, List<Domain> hosted) {

  /** Nothing is known of our own side, so nothing can be called ours. */
  public static final ServerTable UNKNOWN = new ServerTable(List.of(), List.of());

  public ServerTable {
    servers = List.copyOf(servers);
    hosted = List.copyOf(hosted);
  }

  /**
   * Reads the servers file.
   *
   * @param name what to call it in complaints
   * @throws InvalidDataException when it is not such a file; the message names the place
   */
  public static ServerTable read(String name, String yaml) {
    DocumentNode root = DocumentCodec.yaml(name, yaml);
    root.allowKeys("servers", "hosted");
    var servers = new ArrayList<Server>();
    for (DocumentNode each : root.list("servers")) {
      each.allowKeys("name", "hosts", "addresses", "roles", "panel");
      servers.add(
          new Server(each.text("name"), domains(each, "hosts"), networks(each), roles(each)));
    }
    return new ServerTable(servers, domains(root, "hosted"));
  }

  /** Whether anything is known of our own side. */
  public boolean areKnown() {
    return !servers.isEmpty();
  }

  /** Our server of that address. */
  public Optional<Server> find(Ip ip) {
    return servers.stream().filter(server -> server.has(ip)).findFirst();
  }

  /** Our server of that host name; case and a final dot do not matter. */
  public Optional<Server> find(String host) {
    return Domain.parse(host)
        .flatMap(name -> servers.stream().filter(each -> each.hosts().contains(name)).findFirst());
  }

  /** Whether mail or DNS of the domain, or of one above it, is ours. */
  public boolean hosts(Domain domain) {
    return hosted.stream().anyMatch(domain::isWithin);
  }

  private static List<Domain> domains(DocumentNode documentNode, String key) {
    var domains = new ArrayList<Domain>();
    for (DocumentNode each : documentNode.list(key)) {
      domains.add(
          Domain.parse(each.text())
              .orElseThrow(
                  () ->
                      new InvalidDataException(
                          each.path() + ": not a domain name: " + each.text())));
    }
    return domains;
  }

  private static List<Cidr> networks(DocumentNode documentNode) {
    var networks = new ArrayList<Cidr>();
    for (DocumentNode each : documentNode.list("addresses")) {
      networks.add(
          Cidr.parse(each.text())
              .orElseThrow(
                  () ->
                      new InvalidDataException(
                          each.path() + ": neither an address nor a network: " + each.text())));
    }
    return networks;
  }

  private static Set<Server.ServerRole> roles(DocumentNode documentNode) {
    var serverRoles = EnumSet.noneOf(Server.ServerRole.class);
    for (DocumentNode each : documentNode.list("roles")) {
      serverRoles.add(
          Arrays.stream(Server.ServerRole.values())
              .filter(serverRole -> serverRole.code().equals(each.text()))
              .findFirst()
              .orElseThrow(
                  () -> new InvalidDataException(each.path() + ": no such role: " + each.text())));
    }
    return serverRoles;
  }
}
