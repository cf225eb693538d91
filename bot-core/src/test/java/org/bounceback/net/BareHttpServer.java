package org.bounceback.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers HTTP with the very bytes that a test gives, however wrong they are. */
final class BareHttpServer implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  private final ServerSocket listener;
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private final CountDownLatch hungUp = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicInteger connections = new AtomicInteger();
  private volatile String request = "";

  /** What to do on a connection once the request has been read. */
  @FunctionalInterface
  private interface Answer {
    void to(Socket client) throws IOException, InterruptedException;
  }

  BareHttpServer() {
    try {
      listener = new ServerSocket(0, 10, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (IOException noSocket) {
      throw new UncheckedIOException(noSocket);
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + path);
  }

  /** The one request, head and body. */
  String request() {
    return request;
  }

  int connections() {
    return connections.get();
  }

  /** Answers the next request and hangs up. */
  void answer(String bytes) {
    serve(client -> write(client, bytes));
  }

  /** Answers the next request with this and then keeps the connection. */
  void answerAndFallSilent(String bytes) {
    serve(
        client -> {
          write(client, bytes);
          closing.await();
        });
  }

  /** Answers the next request with a head and then with one piece after the other. */
  void answerWithoutEnd(String head, String piece, Duration pause) {
    serve(
        client -> {
          write(client, head);
          while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            write(client, piece);
          }
        });
  }

  /** Waits until the client has hung up on an answer without end. */
  void awaitHangUp() throws InterruptedException {
    if (!hungUp.await(LoopbackDns.LONG_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("the client went on listening");
    }
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    listener.close();
    worker.shutdownNow();
  }

  private void serve(Answer answer) {
    worker.execute(
        () -> {
          try (Socket client = listener.accept()) {
            connections.incrementAndGet();
            request = read(client.getInputStream());
            answer.to(client);
          } catch (IOException gone) {
            hungUp.countDown();
          } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static String read(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    String text = "";
    while (!text.contains("\r\n\r\n")) {
      bytes.write(in.read());
      text = bytes.toString(StandardCharsets.UTF_8);
    }
    Matcher length = LENGTH.matcher(text);
    bytes.writeBytes(in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void write(Socket client, String text) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
