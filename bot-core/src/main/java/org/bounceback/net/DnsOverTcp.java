package org.bounceback.net;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.bounceback.net.DnsReply.Cause;

/** Asks one question over a TCP connection of its own. */
final class DnsOverTcp {
  private final Permitted resolver;
  private final Executor workers;

  DnsOverTcp(Permitted resolver, Executor workers) {
    this.resolver = resolver;
    this.workers = workers;
  }

  void ask(Pending pending) {
    try {
      workers.execute(() -> pending.answer(exchange(pending)));
    } catch (RejectedExecutionException full) {
      pending.answer(new DnsReply.Failed(Cause.TIMEOUT));
    }
  }

  private DnsReply exchange(Pending pending) {
    try (var socket = new Socket()) {
      socket.connect(resolver.toSocketAddress(), millisLeft(pending));
      socket.setSoTimeout(millisLeft(pending));
      var out = new DataOutputStream(socket.getOutputStream());
      byte[] query = DnsWire.encode(pending.id(), pending.question());
      out.writeShort(query.length);
      out.write(query);
      out.flush();
      var in = new DataInputStream(socket.getInputStream());
      byte[] octets = new byte[in.readUnsignedShort()];
      for (int read = 0; read < octets.length; ) {
        socket.setSoTimeout(millisLeft(pending));
        int more = in.read(octets, read, octets.length - read);
        if (more < 0) {
          return new DnsReply.Failed(Cause.MALFORMED);
        }
        read += more;
      }
      Optional<DnsWire.Received> received = DnsWire.decode(octets, pending.question());
      return received
          .map(DnsWire.Received::reply)
          .orElseGet(() -> new DnsReply.Failed(Cause.MALFORMED));
    } catch (SocketTimeoutException late) {
      return new DnsReply.Failed(Cause.TIMEOUT);
    } catch (IOException noWholeAnswer) {
      return new DnsReply.Failed(Cause.MALFORMED);
    }
  }

  private static int millisLeft(Pending pending) throws SocketTimeoutException {
    long left = pending.deadline().left().toMillis();
    if (left == 0) {
      throw new SocketTimeoutException("the deadline has passed");
    }
    return (int) Math.min(left, Integer.MAX_VALUE);
  }
}
