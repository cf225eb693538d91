package org.bounceback.sandbox.discord.gateway;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bounceback.sandbox.wire.Closing;
import org.bounceback.sandbox.wire.NamedThreads;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** Listens for web sockets and hands them to {@link Gateway}. */
final class GatewayListener extends WebSocketServer {
  private static final int WORKERS = 1;
  private static final int MOST_FRAME_BYTES = 1 << 20;
  private static final Duration TEND = Duration.ofMillis(50);
  private static final int STARTING_SECONDS = 5;
  private static final int CLOSING_MILLIS = 1000;

  private final Gateway gateway;
  private final CountDownLatch listening = new CountDownLatch(1);
  private final Closing closing = new Closing();

  GatewayListener(InetSocketAddress address, Gateway gateway) {
    super(
        address,
        WORKERS,
        List.of(new Draft_6455(List.of(), List.of(new Protocol("")), MOST_FRAME_BYTES)));
    this.gateway = gateway;
    setReuseAddr(true);
    setDaemon(true);
    setConnectionLostTimeout(0);
  }

  /**
   * Returns once it listens.
   *
   * @throws IOException when the port is taken
   */
  void begin() throws IOException {
    start();
    try {
      if (!listening.await(STARTING_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("no web socket can be opened at " + getAddress());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
    new NamedThreads("sandbox-discord-gateway").newThread(this::tendAgainAndAgain).start();
  }

  void end() {
    closing.begin();
    try {
      stop(CLOSING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onStart() {
    listening.countDown();
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {
    Line line = gateway.opened(socket, handshake.getResourceDescriptor());
    socket.setAttachment(line);
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    gateway.heard(line(socket), text);
  }

  @Override
  public void onMessage(WebSocket socket, ByteBuffer bytes) {
    gateway.heardBytes(line(socket));
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {
    @Nullable Line line = socket.getAttachment();
    if (line != null) {
      gateway.closed(line, code, remote);
    }
  }

  @Override
  public void onError(@Nullable WebSocket socket, Exception gone) {
    // A connection that failed is closed too, and heard of there.
  }

  private void tendAgainAndAgain() {
    while (closing.pause(TEND)) {
      gateway.tend();
    }
  }

  private static Line line(WebSocket socket) {
    return socket.getAttachment();
  }
}
