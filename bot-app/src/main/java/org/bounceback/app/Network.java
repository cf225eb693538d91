package org.bounceback.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bounceback.address.Ip;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.settings.IpAndPort;
import org.bounceback.app.settings.Settings;
import org.bounceback.net.CachingDns;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsClient;
import org.bounceback.net.FailoverDns;
import org.bounceback.net.OutboundPolicy;
import org.bounceback.net.OutboundPolicy.Allowed;
import org.bounceback.net.PermittedEndpoint;
import org.bounceback.net.SmtpProbe;
import org.bounceback.net.SystemResolver;
import org.bounceback.supervision.SupervisedScheduler;

/** Opens the connections to the network, built from the settings. */
public final class Network implements AutoCloseable {
  private static final int MAX_TCP_QUERIES = 32;
  private static final int DNS_PORT = 53;

  private final List<PermittedEndpoint> resolvers;
  private final List<DnsClient> clients;
  private final Dns uncached;
  private final Dns dns;
  private final OutboundPolicy policy;
  private final ExecutorService tcpWorkers;
  private final SupervisedScheduler watch = new SupervisedScheduler("smtp deadlines");

  private Network(
      List<PermittedEndpoint> resolvers,
      List<DnsClient> clients,
      OutboundPolicy policy,
      ExecutorService tcpWorkers) {
    this.resolvers = List.copyOf(resolvers);
    this.clients = List.copyOf(clients);
    this.uncached =
        clients.size() > 1 ? new FailoverDns(clients.get(0), clients.get(1)) : clients.get(0);
    this.dns = new CachingDns(uncached, Clock.systemUTC());
    this.policy = policy;
    this.tcpWorkers = tcpWorkers;
  }

  /**
   * Opens the sockets.
   *
   * @throws CommandFailedException if a setting cannot be used or there is no resolver
   */
  public static Network open(Settings settings) throws CommandFailedException {
    List<PermittedEndpoint> resolvers = resolvers(settings);
    OutboundPolicy policy = OutboundPolicy.load(ownAddresses(), allowed(settings));
    var tcpWorkers =
        new ThreadPoolExecutor(
            MAX_TCP_QUERIES,
            MAX_TCP_QUERIES,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DaemonThreadFactory("dns over tcp"));
    tcpWorkers.allowCoreThreadTimeOut(true);
    try {
      return new Network(resolvers, clients(resolvers, tcpWorkers), policy, tcpWorkers);
    } catch (IOException noSocket) {
      tcpWorkers.shutdownNow();
      throw new CommandFailedException(
          Status.AWAY, "cannot open a socket to the DNS resolver " + resolvers.get(0), noSocket);
    }
  }

  /** Returns the resolvers' addresses. */
  public List<PermittedEndpoint> resolvers() {
    return resolvers;
  }

  /** Returns the resolver with a cache. */
  public Dns dns() {
    return dns;
  }

  /** Returns the resolver without a cache, for queries that are not repeated. */
  public Dns withoutCache() {
    return uncached;
  }

  /** Returns the SMTP client that probes mail servers. */
  public SmtpProbe smtp() {
    return new SmtpProbe(watch);
  }

  /** Returns the policy that says which addresses we may connect to. */
  public OutboundPolicy policy() {
    return policy;
  }

  /** Returns why no name can be resolved; empty if names can be resolved. */
  public Optional<String> problem() {
    return clients.stream().map(DnsClient::problem).flatMap(Optional::stream).findFirst();
  }

  @Override
  public void close() throws IOException {
    watch.close();
    tcpWorkers.shutdownNow();
    for (DnsClient client : clients) {
      client.close();
    }
  }

  private static List<DnsClient> clients(
      List<PermittedEndpoint> resolvers, ExecutorService tcpWorkers) throws IOException {
    var clients = new ArrayList<DnsClient>();
    for (PermittedEndpoint resolver : resolvers) {
      clients.add(new DnsClient(resolver, tcpWorkers));
    }
    return clients;
  }

  /** Returns the first two configured resolvers, or the system's. */
  private static List<PermittedEndpoint> resolvers(Settings settings)
      throws CommandFailedException {
    var configured = new ArrayList<PermittedEndpoint>();
    for (String text : settings.list("dns.resolver")) {
      IpAndPort ipAndPort =
          IpAndPort.parse(text, DNS_PORT)
              .orElseThrow(
                  () ->
                      new CommandFailedException(
                          Status.USAGE,
                          "dns.resolver is \"%s\"; enter ADDRESS:PORT, such as 127.0.0.1:53"
                              .formatted(text)));
      configured.add(OutboundPolicy.namedByOperator(ipAndPort.ip(), ipAndPort.port()));
    }
    List<PermittedEndpoint> resolvers = configured.isEmpty() ? SystemResolver.all() : configured;
    if (resolvers.isEmpty()) {
      throw new CommandFailedException(
          Status.AWAY,
          "this machine has no DNS resolver configured; set one with --resolver ADDRESS:PORT");
    }
    return resolvers.subList(0, Math.min(2, resolvers.size()));
  }

  private static List<Allowed> allowed(Settings settings) throws CommandFailedException {
    var allowed = new ArrayList<Allowed>();
    for (String text : settings.list("egress.allow")) {
      allowed.add(
          Allowed.parse(text)
              .orElseThrow(
                  () ->
                      new CommandFailedException(
                          Status.USAGE,
                          "egress.allow contains \"%s\"; enter CIDR or CIDR:PORT, such as 127.0.0.0/8"
                              .formatted(text))));
    }
    return allowed;
  }

  private static Set<Ip> ownAddresses() throws CommandFailedException {
    var own = new HashSet<Ip>();
    try {
      for (NetworkInterface networkInterface : NetworkInterface.networkInterfaces().toList()) {
        for (InetAddress address : networkInterface.inetAddresses().toList()) {
          own.add(Ip.of(address));
        }
      }
    } catch (SocketException unknown) {
      throw new CommandFailedException(
          Status.AWAY,
          "cannot list this machine's own addresses, which must not be contacted",
          unknown);
    }
    return own;
  }
}
