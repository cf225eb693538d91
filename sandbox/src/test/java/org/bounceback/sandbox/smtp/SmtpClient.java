package org.bounceback.sandbox.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** An SMTP client over a plain socket, one line at a time. */
final class SmtpClient implements AutoCloseable {
  private Socket socket;

  SmtpClient(SmtpServer server) throws IOException {
    socket = new Socket(server.address().getAddress(), server.port());
    timeout(Duration.ofSeconds(5));
    socket.setTcpNoDelay(true);
  }

  /** Sets how long to wait for the next data. */
  void timeout(Duration span) throws IOException {
    socket.setSoTimeout((int) span.toMillis());
  }

  /** Sends text as it is. */
  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends a line and reads the reply, its lines joined by a bar. */
  String text(String line) throws IOException {
    send(line + "\r\n");
    return hear();
  }

  /** Reads one reply, its lines joined by a bar; the received part if the server disconnected. */
  String hear() throws IOException {
    var lines = new ArrayList<String>();
    String line;
    do {
      line = line();
      lines.add(line);
    } while (line.matches("\\d{3}-.*"));
    return String.join("|", lines);
  }

  /** Reads the greeting and sends EHLO, so that a message can follow. */
  SmtpClient introduced() throws IOException {
    hear();
    text("EHLO client.example");
    return this;
  }

  /** Returns a client TLS context that trusts only these authorities. */
  static SSLContext trusting(KeyStore authorities) throws GeneralSecurityException {
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(authorities);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  /** Performs a TLS handshake with a server that must have this name. */
  void startTls(SSLContext context, String host) throws IOException {
    var tls = (SSLSocket) context.getSocketFactory().createSocket(socket, host, 25, true);
    var parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    socket = tls;
  }

  /** Returns whether the server has disconnected without more data. */
  boolean isAtEnd() throws IOException {
    return socket.getInputStream().read() == -1;
  }

  InputStream in() throws IOException {
    return socket.getInputStream();
  }

  List<String> sayAll(String... lines) throws IOException {
    var replies = new ArrayList<String>();
    for (String line : lines) {
      replies.add(text(line));
    }
    return replies;
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = in().read(); c != '\n' && c != -1; c = in().read()) {
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
