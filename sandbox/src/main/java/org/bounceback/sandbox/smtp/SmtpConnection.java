package org.bounceback.sandbox.smtp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.bounceback.sandbox.wire.CloseSignal;

/** One client's connection: reads lines, sends replies, and switches to TLS. */
final class SmtpConnection {
  /** One character per byte, so that no received byte is lost. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);
  private static final int MAX_LINE = 64 << 10;

  /** A record of type alert (21), TLS 1.2, two octets: fatal (2), handshake_failure (40). */
  private static final byte[] HANDSHAKE_FAILURE = {21, 3, 3, 0, 2, 2, 40};

  private final ReplyDelay replyDelay;
  private final CloseSignal closeSignal;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  SmtpConnection(Socket socket, ReplyDelay replyDelay, CloseSignal closeSignal) throws IOException {
    this.socket = socket;
    this.replyDelay = replyDelay;
    this.closeSignal = closeSignal;
    socket.setSoTimeout((int) IDLE.toMillis());
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /** Returns the address that connected. */
  String client() {
    return socket.getInetAddress().getHostAddress();
  }

  /** Whether the client has sent data that was not read yet. */
  boolean hasUnread() throws IOException {
    return in.available() > 0;
  }

  /**
   * Reads a line.
   *
   * @return the line without its CRLF, but including a bare LF; empty if the client disconnected
   * @throws IOException if it has more than 64 KiB, or does not arrive within a minute
   */
  Optional<String> readLine() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != -1; next = in.read()) {
      line.write(next);
      if (next == '\n') {
        return Optional.of(withoutCrLf(line.toString(BYTES)));
      }
      if (line.size() > MAX_LINE) {
        throw new IOException("a line of more than 64 KiB");
      }
    }
    return Optional.empty();
  }

  private static String withoutCrLf(String line) {
    return line.endsWith("\r\n") ? line.substring(0, line.length() - 2) : line;
  }

  /** Sends a reply with the configured delays. */
  void send(ServerReply serverReply) throws IOException {
    if (replyDelay.equals(ReplyDelay.NONE)) {
      write((String.join("\r\n", serverReply.lines()) + "\r\n").getBytes(BYTES));
      return;
    }
    for (String line : serverReply.lines()) {
      pause(replyDelay.beforeLine());
      sendSlowly(line + "\r\n");
    }
  }

  private void sendSlowly(String line) throws IOException {
    if (replyDelay.betweenBytes().isZero()) {
      write(line.getBytes(BYTES));
      return;
    }
    for (byte character : line.getBytes(BYTES)) {
      write(new byte[] {character});
      pause(replyDelay.betweenBytes());
    }
  }

  private void pause(Duration span) throws IOException {
    if (!closeSignal.pause(span)) {
      throw new IOException("the server closes");
    }
  }

  /** Sends bytes immediately. */
  void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** Discards input until the client disconnects, or is idle for a minute. */
  void awaitHangUp() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  /** Switches to TLS; unread plaintext input is discarded. */
  String startTls(SSLContext context) throws IOException {
    var tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
    tls.setUseClientMode(false);
    tls.startHandshake();
    socket = tls;
    in = new BufferedInputStream(tls.getInputStream());
    out = tls.getOutputStream();
    return tls.getSession().getProtocol();
  }

  /** Waits for the client's handshake and rejects it (RFC 8446 section 6.2). */
  void failHandshake() throws IOException {
    if (in.read() != -1) {
      write(HANDSHAKE_FAILURE);
    }
  }

  /**
   * Closes the sending side and waits briefly for the client's close. Closing the socket with
   * unread input would reset the connection and lose the last reply.
   */
  void finish() throws IOException {
    socket.shutdownOutput();
    socket.setSoTimeout((int) LAST_WORDS.toMillis());
    awaitHangUp();
  }
}
