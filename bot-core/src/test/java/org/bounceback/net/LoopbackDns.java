package org.bounceback.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.sandbox.dns.NameServer;

/** A stand-in name server and our own client, which asks it. */
public final class LoopbackDns implements AutoCloseable {
  /** A deadline that nobody waits for. */
  public static final Duration LONG_TIMEOUT = Duration.ofSeconds(10);

  private final ExecutorService tcpWorkers = Executors.newCachedThreadPool();
  private final NameServer server;
  private final DnsClient client;

  /** Opens both. */
  public LoopbackDns() {
    try {
      server = NameServer.open();
      client = new DnsClient(at(server.address()), tcpWorkers);
    } catch (IOException noSocket) {
      throw new UncheckedIOException(noSocket);
    }
  }

  /** The right to connect to a stand-in. */
  public static PermittedEndpoint at(InetSocketAddress address) {
    return OutboundPolicy.namedByOperator(Ip.of(address.getAddress()), address.getPort());
  }

  /** The stand-in. */
  public NameServer server() {
    return server;
  }

  /** The client. */
  public DnsClient client() {
    return client;
  }

  /** Asks and waits, with time enough. */
  public DnsReply ask(String name, RecordType type) {
    return ask(name, type, LONG_TIMEOUT);
  }

  /** Asks and waits for as long as the client takes. */
  public DnsReply ask(String name, RecordType type, Duration deadline) {
    var question = new DnsQuestion(Domain.parse(name).orElseThrow(), type);
    return client.query(question, Deadline.after(deadline)).toCompletableFuture().join();
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.close();
    tcpWorkers.shutdownNow();
  }
}
