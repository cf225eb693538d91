package org.bounceback.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bounceback.address.Ip;
import org.bounceback.app.CannotRun.Status;
import org.bounceback.app.settings.Endpoint;
import org.bounceback.app.settings.Settings;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsClient;
import org.bounceback.net.OutboundPolicy;
import org.bounceback.net.OutboundPolicy.Allowed;
import org.bounceback.net.Permitted;
import org.bounceback.net.Smtp;
import org.bounceback.net.SystemResolver;

/** The ways out, built from the settings. */
public final class Network implements AutoCloseable {
  private static final int MOST_TCP_QUESTIONS = 32;
  private static final int DNS_PORT = 53;

  private final DnsClient dns;
  private final OutboundPolicy policy;
  private final ExecutorService tcpWorkers;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "smtp deadlines"));

  private Network(DnsClient dns, OutboundPolicy policy, ExecutorService tcpWorkers) {
    this.dns = dns;
    this.policy = policy;
    this.tcpWorkers = tcpWorkers;
  }

  /**
   * Opens the sockets.
   *
   * @throws CannotRun when a setting cannot be used or there is no resolver to ask
   */
  public static Network open(Settings settings) throws CannotRun {
    Permitted resolver = resolver(settings);
    OutboundPolicy policy = OutboundPolicy.standard(ownAddresses(), allowed(settings));
    ExecutorService tcpWorkers =
        new ThreadPoolExecutor(
            0,
            MOST_TCP_QUESTIONS,
            5,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> daemon(work, "dns over tcp"));
    try {
      return new Network(new DnsClient(resolver, tcpWorkers), policy, tcpWorkers);
    } catch (IOException noSocket) {
      tcpWorkers.shutdownNow();
      throw new CannotRun(
          Status.AWAY, "cannot open a socket to the DNS resolver " + resolver, noSocket);
    }
  }

  /** The resolver. */
  public Dns dns() {
    return dns;
  }

  /** The dialogue with mail servers. */
  public Smtp smtp() {
    return new Smtp(watch);
  }

  /** Which addresses may be connected to. */
  public OutboundPolicy policy() {
    return policy;
  }

  @Override
  public void close() throws IOException {
    watch.shutdownNow();
    tcpWorkers.shutdownNow();
    dns.close();
  }

  private static Permitted resolver(Settings settings) throws CannotRun {
    Optional<String> named = settings.text("dns.resolver");
    if (named.isEmpty()) {
      return SystemResolver.find()
          .orElseThrow(
              () ->
                  new CannotRun(
                      Status.AWAY,
                      "this machine names no DNS resolver; give one with --resolver ADDRESS:PORT"));
    }
    Endpoint endpoint =
        Endpoint.parse(named.get(), DNS_PORT)
            .orElseThrow(
                () ->
                    new CannotRun(
                        Status.USAGE,
                        "dns.resolver is \"%s\"; give ADDRESS:PORT, such as 127.0.0.1:53"
                            .formatted(named.get())));
    return OutboundPolicy.namedByOperator(endpoint.ip(), endpoint.port());
  }

  private static List<Allowed> allowed(Settings settings) throws CannotRun {
    var allowed = new ArrayList<Allowed>();
    for (String text : settings.list("egress.allow")) {
      allowed.add(
          Allowed.parse(text)
              .orElseThrow(
                  () ->
                      new CannotRun(
                          Status.USAGE,
                          "egress.allow holds \"%s\"; give CIDR or CIDR:PORT, such as 127.0.0.0/8"
                              .formatted(text))));
    }
    return allowed;
  }

  private static Set<Ip> ownAddresses() throws CannotRun {
    var own = new HashSet<Ip>();
    try {
      for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
        for (InetAddress address : each.inetAddresses().toList()) {
          own.add(Ip.of(address));
        }
      }
    } catch (SocketException unknown) {
      throw new CannotRun(
          Status.AWAY,
          "cannot list this machine's own addresses, which must not be asked",
          unknown);
    }
    return own;
  }

  private static Thread daemon(Runnable work, String name) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
