package org.bounceback.sandbox.dns;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bounceback.sandbox.wire.Loopback;
import org.bounceback.sandbox.wire.NamedThreads;
import org.bounceback.sandbox.wire.TcpListener;

/**
 * A name server on one loopback port, UDP and TCP. It answers from its {@link Zones}, applies its
 * {@link Faults}, and counts questions in its {@link QuestionCounter}. It serves at most 16 TCP
 * clients at once, each until it is idle for 5 s.
 *
 * <pre>{@code
 * try (var dns = NameServer.open()) {
 *   dns.zones().open("shop.example");
 *   dns.zones().add("shop.example 300 IN MX 10 mx.shop.example.");
 *   dns.faults().at("mx.shop.example", Fault.servfail());
 *   …
 *   assertEquals(1, dns.questions().count("shop.example", "MX"));
 * }
 * }</pre>
 */
public final class NameServer implements AutoCloseable {
  private static final int TCP_CLIENTS = 16;
  private static final int PORTS_TRIED = 20;

  private final Zones zones = new Zones();
  private final Faults faults = new Faults();
  private final QuestionCounter questionCounter = new QuestionCounter();
  private final ExecutorService late;
  private final TcpListener tcp;
  private final UdpSocket udp;

  private NameServer(InetSocketAddress address) throws IOException {
    var names = new NamedThreads("sandbox-dns");
    late = Executors.newSingleThreadExecutor(names);
    var queryHandler = new QueryHandler(zones, faults, questionCounter, late);
    tcp =
        TcpListener.open(
            address,
            TCP_CLIENTS,
            names,
            connection -> new TcpStream(connection).answerAll(queryHandler));
    try {
      udp = new UdpSocket(tcp.address(), queryHandler);
    } catch (IOException e) {
      tcp.close();
      late.shutdownNow();
      throw e;
    }
    names.newThread(udp::answerAll).start();
  }

  /** Opens a server on a free port of 127.0.0.1. */
  public static NameServer open() throws IOException {
    return open("127.0.0.1", 0);
  }

  /**
   * Opens a server.
   *
   * @param ip an address of 127.0.0.0/8
   * @param port 0 chooses a port that is free for UDP and TCP
   * @throws IOException if the port is in use
   */
  public static NameServer open(String ip, int port) throws IOException {
    for (int tried = 1; ; tried++) {
      try {
        return new NameServer(Loopback.at(ip, port));
      } catch (BindException taken) {
        // A port that is free for TCP may be in use for UDP; then another one is tried.
        if (port != 0 || tried == PORTS_TRIED) {
          throw taken;
        }
      }
    }
  }

  /** Returns the listening address. */
  public InetSocketAddress address() {
    return tcp.address();
  }

  /** Returns the port, for UDP and TCP. */
  public int port() {
    return tcp.address().getPort();
  }

  /** Returns the zones. */
  public Zones zones() {
    return zones;
  }

  /** Returns the active faults. */
  public Faults faults() {
    return faults;
  }

  /** Returns the counter of questions. */
  public QuestionCounter questions() {
    return questionCounter;
  }

  /** Refuses TCP connections from now on, as behind a firewall that only allows UDP. */
  public void refuseTcp() throws IOException {
    tcp.refuse();
  }

  @Override
  public void close() throws IOException {
    late.shutdownNow();
    udp.close();
    tcp.close();
  }
}
