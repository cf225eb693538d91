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

/** Sends one query over its own TCP connection. */
final class DnsOverTcp {
  private final PermittedEndpoint resolver;
  private final Executor workers;

  DnsOverTcp(PermittedEndpoint resolver, Executor workers) {
    this.resolver = resolver;
    this.workers = workers;
  }

  void ask(PendingQuestion pendingQuestion) {
    try {
      workers.execute(() -> pendingQuestion.answer(exchange(pendingQuestion)));
    } catch (RejectedExecutionException full) {
      pendingQuestion.answer(new DnsReply.Failed(Cause.TIMEOUT));
    }
  }

  private DnsReply exchange(PendingQuestion pendingQuestion) {
    try (var socket = new Socket()) {
      socket.connect(resolver.toSocketAddress(), millisLeft(pendingQuestion));
      socket.setSoTimeout(millisLeft(pendingQuestion));
      var out = new DataOutputStream(socket.getOutputStream());
      byte[] query = DnsMessageCodec.encode(pendingQuestion.id(), pendingQuestion.question());
      out.writeShort(query.length);
      out.write(query);
      out.flush();
      var in = new DataInputStream(socket.getInputStream());
      byte[] octets = new byte[in.readUnsignedShort()];
      for (int read = 0; read < octets.length; ) {
        socket.setSoTimeout(millisLeft(pendingQuestion));
        int more = in.read(octets, read, octets.length - read);
        if (more < 0) {
          return new DnsReply.Failed(Cause.MALFORMED);
        }
        read += more;
      }
      Optional<DnsMessageCodec.Received> received =
          DnsMessageCodec.decode(octets, pendingQuestion.question());
      return received
          .map(DnsMessageCodec.Received::reply)
          .orElseGet(() -> new DnsReply.Failed(Cause.MALFORMED));
    } catch (SocketTimeoutException late) {
      return new DnsReply.Failed(Cause.TIMEOUT);
    } catch (IOException incomplete) {
      return new DnsReply.Failed(Cause.MALFORMED);
    }
  }

  private static int millisLeft(PendingQuestion pendingQuestion) throws SocketTimeoutException {
    long left = pendingQuestion.deadline().remaining().toMillis();
    if (left == 0) {
      throw new SocketTimeoutException("the deadline has passed");
    }
    return (int) Math.min(left, Integer.MAX_VALUE);
  }
}
