package org.bounceback.sandbox.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;

/** DNS over UDP: one thread reads each datagram and passes it on (RFC 1035 section 4.2.1). */
final class UdpSocket implements AutoCloseable {
  private static final int MAX_QUERY = 4096;

  /** Large enough for a burst of some thousand queries, which the system's default would lose. */
  private static final int RECEIVE_BUFFER = 4 << 20;

  private final DatagramSocket socket;
  private final QueryHandler queryHandler;

  UdpSocket(InetSocketAddress address, QueryHandler queryHandler) throws IOException {
    this.socket = new DatagramSocket(address);
    this.queryHandler = queryHandler;
    socket.setReceiveBufferSize(RECEIVE_BUFFER);
  }

  /** Answers queries until the socket is closed. */
  void answerAll() {
    var packet = new DatagramPacket(new byte[MAX_QUERY], MAX_QUERY);
    while (!socket.isClosed()) {
      try {
        packet.setLength(MAX_QUERY);
        socket.receive(packet);
        byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
        queryHandler.respond(query, new Datagrams(packet.getSocketAddress()));
      } catch (IOException closedOrLost) {
        // Either this socket was closed, which ends the loop, or a response could not be sent.
      }
    }
  }

  @Override
  public void close() {
    socket.close();
  }

  /** Sends responses to one client. */
  private final class Datagrams implements ReplyChannel {
    private final SocketAddress client;

    Datagrams(SocketAddress client) {
      this.client = client;
    }

    @Override
    public boolean isDatagram() {
      return true;
    }

    @Override
    public void send(byte[] message) throws IOException {
      socket.send(new DatagramPacket(message, message.length, client));
    }

    @Override
    public void disconnect() {}
  }
}
