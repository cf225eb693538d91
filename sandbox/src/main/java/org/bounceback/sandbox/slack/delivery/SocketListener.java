package org.bounceback.sandbox.slack.delivery;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bounceback.sandbox.wire.Closing;
import org.bounceback.sandbox.wire.NamedThreads;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** Listens for web sockets and hands them to {@link SocketMode}. */
final class SocketListener extends WebSocketServer {
  private static final int WORKERS = 1;
  private static final int MOST_FRAME_BYTES = 1 << 20;
  private static final Duration TEND = Duration.ofMillis(250);
  private static final int STARTING_SECONDS = 5;
  private static final int CLOSING_MILLIS = 1000;
  private static final Pattern TICKET = Pattern.compile("[?&]ticket=([^&]*)");

  private final SocketMode mode;
  private final CountDownLatch listening = new CountDownLatch(1);
  private final Closing closing = new Closing();

  SocketListener(InetSocketAddress address, SocketMode mode) {
    super(
        address,
        WORKERS,
        List.of(new Draft_6455(List.of(), List.of(new Protocol("")), MOST_FRAME_BYTES)));
    this.mode = mode;
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
    new NamedThreads("sandbox-slack-sockets").newThread(this::tendAgainAndAgain).start();
  }

  private void tendAgainAndAgain() {
    while (closing.pause(TEND)) {
      mode.tend();
    }
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
  public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
      WebSocket socket, Draft draft, ClientHandshake request) throws InvalidDataException {
    Matcher ticket = TICKET.matcher(request.getResourceDescriptor());
    if (!mode.admit(ticket.find() ? ticket.group(1) : "")) {
      throw new InvalidDataException(CloseFrame.POLICY_VALIDATION, "no such ticket");
    }
    return super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {
    var line = new Line(socket);
    socket.setAttachment(line);
    mode.opened(line);
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    mode.heard(line(socket), text);
  }

  @Override
  public void onWebsocketPing(WebSocket socket, Framedata ping) {
    if (!line(socket).deaf()) {
      super.onWebsocketPing(socket, ping);
    }
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {
    @Nullable Line line = socket.getAttachment();
    if (line != null) {
      mode.closed(line);
    }
  }

  @Override
  public void onError(@Nullable WebSocket socket, Exception gone) {
    // A connection that failed is closed too, and heard of there.
  }

  private static Line line(WebSocket socket) {
    return socket.getAttachment();
  }
}
