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

/** One client's connection: lines in, replies out, and the change to TLS. */
final class SmtpConnection {
  /** One character per byte, so that nothing heard is lost. */
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

  /** The address that connected. */
  String client() {
    return socket.getInetAddress().getHostAddress();
  }

  /** Whether the client has sent something that was not read yet. */
  boolean hasUnread() throws IOException {
    return in.available() > 0;
  }

  /**
   * Reads a line.
   *
   * @return without its CRLF, but with a LF that stood alone; empty when the client has gone
   * @throws IOException when it has more than 64 KiB, or does not come within a minute
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

  /** Says a reply at the server's pace. */
  void send(ServerReply serverReply) throws IOException {
    if (replyDelay.equals(ReplyDelay.BRISK)) {
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
    for (byte each : line.getBytes(BYTES)) {
      write(new byte[] {each});
      pause(replyDelay.betweenBytes());
    }
  }

  private void pause(Duration span) throws IOException {
    if (!closeSignal.pause(span)) {
      throw new IOException("the server closes");
    }
  }

  /** Sends bytes at once. */
  void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** Reads and forgets until the client hangs up, or is silent for a minute. */
  void awaitHangUp() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  /** Changes to TLS; what was sent in plain text and not read yet is forgotten. */
  String startTls(SSLContext context) throws IOException {
    var tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
    tls.setUseClientMode(false);
    tls.startHandshake();
    socket = tls;
    in = new BufferedInputStream(tls.getInputStream());
    out = tls.getOutputStream();
    return tls.getSession().getProtocol();
  }

  /** Waits for the client's handshake and turns it down (RFC 8446 section 6.2). */
  void failHandshake() throws IOException {
    if (in.read() != -1) {
      write(HANDSHAKE_FAILURE);
    }
  }

  /**
   * Ends the server's half and waits a moment for the client's end: closed at once, with something
   * unread, the connection would be reset and the last reply lost.
   */
  void finish() throws IOException {
    socket.shutdownOutput();
    socket.setSoTimeout((int) LAST_WORDS.toMillis());
    awaitHangUp();
  }
}
