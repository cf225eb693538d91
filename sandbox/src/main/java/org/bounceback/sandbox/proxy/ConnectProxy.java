package org.bounceback.sandbox.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * An HTTP proxy with TLS servers behind it: it only accepts CONNECT, and forwards requests for a
 * host unencrypted to a port of this machine.
 */
public final class ConnectProxy implements AutoCloseable {
  private static final int PIECE = 16 << 10;

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> ports;
  private final UnaryOperator<String> answers;
  private final SSLContext tls;

  /**
   * Starts to listen.
   *
   * @param ports the port of each host
   * @param answers rewrites the hosts' responses; must preserve their length
   */
  public ConnectProxy(SSLContext tls, Map<String, Integer> ports, UnaryOperator<String> answers)
      throws IOException {
    this.tls = tls;
    this.ports = ports;
    this.answers = answers;
    threads.execute(this::listen);
  }

  /** Returns its unresolved address, as an operator would configure it. */
  public InetSocketAddress address() {
    return InetSocketAddress.createUnresolved("127.0.0.1", door.getLocalPort());
  }

  /** Returns the requests, such as {@code CONNECT www.example.org:443}. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }

  private void listen() {
    try {
      while (true) {
        Socket client = door.accept();
        open.add(client);
        threads.execute(() -> serve(client));
      }
    } catch (IOException closed) {
      // The end of the test.
    }
  }

  private void serve(Socket client) {
    try {
      String request = head(client.getInputStream());
      requests.add(request.substring(0, request.indexOf(' ', request.indexOf(' ') + 1)));
      String host = request.replaceFirst("(?s)^CONNECT ([a-z.]+):443 .*", "$1");
      Integer port = ports.get(host);
      if (port == null) {
        text(client, "HTTP/1.1 403 Forbidden\r\n\r\n");
        client.close();
        return;
      }
      text(client, "HTTP/1.1 200 Connection established\r\n\r\n");
      var outer = (SSLSocket) tls.getSocketFactory().createSocket(client, null, true);
      outer.setUseClientMode(false);
      var inner = new Socket(InetAddress.getLoopbackAddress(), port);
      open.add(inner);
      threads.execute(() -> copy(outer, inner, UnaryOperator.identity()));
      copy(inner, outer, answers);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static void copy(Socket from, Socket to, UnaryOperator<String> change) {
    try (from;
        to) {
      var piece = new byte[PIECE];
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        String text = new String(piece, 0, length, StandardCharsets.ISO_8859_1);
        out.write(change.apply(text).getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
      }
    } catch (IOException gone) {
      // When one side disconnects, the other one is disconnected too.
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no whole request");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  private static void text(Socket client, String words) throws IOException {
    client.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
  }
}
