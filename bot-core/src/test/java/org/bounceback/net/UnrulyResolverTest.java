package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsReply.Cause;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

/** Handling of datagrams that no name server sends, simulated by a plain socket. */
class UnrulyResolverTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final DnsQuestion QUESTION =
      new DnsQuestion(new Domain("shop.example"), RecordType.A);
  private static final DnsReply FROM_THE_RESOLVER =
      new DnsReply.Answer(
          List.of(new DnsRecord.Address(Ip.parse("192.0.2.1").orElseThrow())),
          Duration.ofMinutes(5));

  @AutoClose private final DatagramSocket resolver = socket();
  @AutoClose private final DatagramSocket stranger = socket();

  @Test
  void aReplyFromAnotherSourceIsIgnored() throws Exception {
    try (var client = client(Runnable::run)) {
      CompletableFuture<DnsReply> reply = ask(client);
      DatagramPacket query = receive();

      send(stranger, query, answer(query, "192.0.2.66"));
      send(resolver, query, answer(query, "192.0.2.1"));

      assertEquals(FROM_THE_RESOLVER, reply.join());
    }
  }

  @Test
  void garbageBeforeTheReplyIsIgnored() throws Exception {
    try (var client = client(Runnable::run)) {
      CompletableFuture<DnsReply> reply = ask(client);
      DatagramPacket query = receive();

      byte[] honest = answer(query, "192.0.2.1").toWire();
      sendBytes(resolver, query, new byte[0]);
      sendBytes(resolver, query, new byte[] {honest[0]});
      sendBytes(resolver, query, new byte[] {honest[0], honest[1], -1, -1, -1, -1});
      sendBytes(resolver, query, query.getData());
      sendBytes(resolver, query, honest);

      assertEquals(FROM_THE_RESOLVER, reply.join());
    }
  }

  @Test
  void aTcpQueryWithoutAWorkerEndsAtItsDeadline() throws Exception {
    Executor busy = work -> {};
    try (var client = client(busy)) {
      DnsReply reply =
          ElapsedTimeAssertions.atMost(
              SHORT,
              () -> {
                CompletableFuture<DnsReply> asked = ask(client);
                DatagramPacket query = receive();
                send(resolver, query, truncated(query));
                return asked.join();
              });

      assertEquals(new DnsReply.Failed(Cause.TIMEOUT), reply);
    }
  }

  @Test
  void aTcpQueryFailsImmediatelyIfTooManyAreInFlight() throws Exception {
    Executor full =
        work -> {
          throw new RejectedExecutionException("full");
        };
    try (var client = client(full)) {
      CompletableFuture<DnsReply> reply = ask(client);
      DatagramPacket query = receive();
      send(resolver, query, truncated(query));

      assertEquals(new DnsReply.Failed(Cause.TIMEOUT), reply.join());
    }
  }

  @Test
  void aClosedPortFailsAllQueriesImmediately() throws Exception {
    try (var client = client(Runnable::run)) {
      resolver.close();

      List<CompletableFuture<DnsReply>> replies =
          Stream.generate(() -> ask(client)).limit(100).toList();

      assertEquals(
          List.of(new DnsReply.Failed(Cause.UNREACHABLE)),
          replies.stream().map(CompletableFuture::join).distinct().toList());
    }
  }

  @Test
  void aClientOfAClosedPortContinues() throws Exception {
    try (var client = client(Runnable::run)) {
      int port = resolver.getLocalPort();
      resolver.close();
      ask(client).join();

      try (var again = new DatagramSocket(new InetSocketAddress(loopback(), port))) {
        CompletableFuture<DnsReply> reply = ask(client);
        DatagramPacket query = receive(again);
        send(again, query, answer(query, "192.0.2.1"));

        assertEquals(FROM_THE_RESOLVER, reply.join());
      }
    }
  }

  private DnsClient client(Executor tcpWorkers) throws IOException {
    return new DnsClient(
        LoopbackDns.at((InetSocketAddress) resolver.getLocalSocketAddress()), tcpWorkers);
  }

  private static CompletableFuture<DnsReply> ask(DnsClient client) {
    return client.query(QUESTION, Deadline.after(SHORT)).toCompletableFuture();
  }

  private DatagramPacket receive() throws IOException {
    return receive(resolver);
  }

  private static DatagramPacket receive(DatagramSocket socket) throws IOException {
    var packet = new DatagramPacket(new byte[512], 512);
    socket.setSoTimeout((int) LoopbackDns.LONG_TIMEOUT.toMillis());
    socket.receive(packet);
    return packet;
  }

  private static void send(DatagramSocket from, DatagramPacket query, Message message)
      throws IOException {
    sendBytes(from, query, message.toWire());
  }

  private static void sendBytes(DatagramSocket from, DatagramPacket query, byte[] bytes)
      throws IOException {
    from.send(new DatagramPacket(bytes, bytes.length, query.getSocketAddress()));
  }

  private static Message answer(DatagramPacket query, String ip) throws IOException {
    Message answer = reply(query);
    answer.addRecord(
        new ARecord(answer.getQuestion().getName(), DClass.IN, 300, InetAddress.getByName(ip)),
        Section.ANSWER);
    return answer;
  }

  private static Message truncated(DatagramPacket query) throws IOException {
    Message answer = reply(query);
    answer.getHeader().setFlag(Flags.TC);
    return answer;
  }

  private static Message reply(DatagramPacket query) throws IOException {
    Message asked = new Message(query.getData());
    var reply = new Message(asked.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.addRecord(asked.getQuestion(), Section.QUESTION);
    return reply;
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  private static DatagramSocket socket() {
    try {
      return new DatagramSocket(new InetSocketAddress(loopback(), 0));
    } catch (IOException none) {
      throw new AssertionError("no socket", none);
    }
  }
}
