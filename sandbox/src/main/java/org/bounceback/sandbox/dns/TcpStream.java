package org.bounceback.sandbox.dns;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;

/** DNS over one TCP connection: each message is preceded by its length (RFC 1035 section 4.2.2). */
final class TcpStream implements ReplyChannel {
  private static final Duration IDLE = Duration.ofSeconds(5);

  private final Socket connection;

  TcpStream(Socket connection) {
    this.connection = connection;
  }

  /** Answers every query until the client disconnects or is idle for 5 s. */
  void answerAll(QueryHandler queryHandler) throws IOException {
    connection.setSoTimeout((int) IDLE.toMillis());
    var in = new DataInputStream(connection.getInputStream());
    while (!connection.isClosed()) {
      var query = new byte[in.readUnsignedShort()];
      in.readFully(query);
      queryHandler.respond(query, this);
    }
  }

  @Override
  public boolean isDatagram() {
    return false;
  }

  @Override
  public synchronized void send(byte[] message) throws IOException {
    ByteBuffer framed =
        ByteBuffer.allocate(Short.BYTES + message.length)
            .putShort((short) message.length)
            .put(message);
    connection.getOutputStream().write(framed.array());
  }

  @Override
  public void disconnect() throws IOException {
    connection.close();
  }
}
