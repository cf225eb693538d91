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
 * @param hosted domains whose mail or DNS we host
 * @param answers what people answered about servers that the file does not contain
 */
public record ServerTable(List<Server> servers, List<Domain> hosted, ServerAnswers answers) {

  /** An empty table: nothing is known about our servers, so none is recognized as ours. */
  public static final ServerTable UNKNOWN = new ServerTable(List.of(), List.of());

  public ServerTable {
    servers = List.copyOf(servers);
    hosted = List.copyOf(hosted);
  }

  /** Creates a table without answers. */
  public ServerTable(List<Server> servers, List<Domain> hosted) {
    this(servers, hosted, ServerAnswers.NONE);
  }

  /** Returns a copy with more answers, which have priority over those that it already has. */
  public ServerTable with(ServerAnswers more) {
    return new ServerTable(servers, hosted, more.over(answers));
  }

  /**
   * Parses the servers file.
   *
   * @param name the name of the file for error messages
   * @throws InvalidDataException if the file is invalid; the message contains the path
   */
  public static ServerTable read(String name, String yaml) {
    DocumentNode root = DocumentCodec.yaml(name, yaml);
    root.allowKeys("servers", "hosted");
    var servers = new ArrayList<Server>();
    for (DocumentNode entry : root.list("servers")) {
      entry.allowKeys("name", "hosts", "addresses", "roles", "panel");
      servers.add(
          new Server(entry.text("name"), domains(entry, "hosts"), networks(entry), roles(entry)));
    }
    return new ServerTable(servers, domains(root, "hosted"));
  }

  /**
   * Returns whether the file lists any of our servers. An answer about one server says nothing
   * about the others.
   */
  public boolean isKnown() {
    return !servers.isEmpty();
  }

  /** Returns our server with that IP. */
  public Optional<Server> find(Ip ip) {
    return servers.stream()
        .filter(server -> server.hasAddress(ip))
        .findFirst()
        .or(() -> answers.server(ip));
  }

  /** Returns our server with that host name; case and a final dot are ignored. */
  public Optional<Server> find(String host) {
    return Domain.parse(host)
        .flatMap(
            name -> servers.stream().filter(server -> server.hosts().contains(name)).findFirst())
        .or(() -> answers.server(host));
  }

  /** Returns whether we host the mail or DNS of the domain or one of its parents. */
  public boolean hosts(Domain domain) {
    return hosted.stream().anyMatch(domain::isWithin);
  }

  private static List<Domain> domains(DocumentNode documentNode, String key) {
    var domains = new ArrayList<Domain>();
    for (DocumentNode entry : documentNode.list(key)) {
      domains.add(
          Domain.parse(entry.text())
              .orElseThrow(
                  () ->
                      new InvalidDataException(
                          entry.path() + ": not a domain name: " + entry.text())));
    }
    return domains;
  }

  private static List<Cidr> networks(DocumentNode documentNode) {
    var networks = new ArrayList<Cidr>();
    for (DocumentNode entry : documentNode.list("addresses")) {
      networks.add(
          Cidr.parse(entry.text())
              .orElseThrow(
                  () ->
                      new InvalidDataException(
                          entry.path() + ": neither an address nor a network: " + entry.text())));
    }
    return networks;
  }

  private static Set<Server.ServerRole> roles(DocumentNode documentNode) {
    var serverRoles = EnumSet.noneOf(Server.ServerRole.class);
    for (DocumentNode entry : documentNode.list("roles")) {
      serverRoles.add(
          Arrays.stream(Server.ServerRole.values())
              .filter(serverRole -> serverRole.code().equals(entry.text()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new InvalidDataException(entry.path() + ": no such role: " + entry.text())));
    }
    return serverRoles;
  }
}
