package org.bounceback.sandbox.slack.delivery;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bounceback.sandbox.wire.NamedThreads;
import org.bounceback.sandbox.wire.SocketServer;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.jspecify.annotations.Nullable;

/** Listens for web sockets and passes them to {@link SocketMode}. */
final class SocketListener extends SocketServer {
  private static final Duration TEND = Duration.ofMillis(250);
  private static final Pattern TICKET = Pattern.compile("[?&]ticket=([^&]*)");

  private final SocketMode mode;

  SocketListener(InetSocketAddress address, SocketMode mode) {
    super(address, new NamedThreads("sandbox-slack-sockets"), TEND);
    this.mode = mode;
  }

  @Override
  protected void maintain() {
    mode.tend();
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
    var socketModeConnection = new SocketModeConnection(socket);
    socket.setAttachment(socketModeConnection);
    mode.opened(socketModeConnection);
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
    @Nullable SocketModeConnection socketModeConnection = socket.getAttachment();
    if (socketModeConnection != null) {
      mode.closed(socketModeConnection);
    }
  }

  private static SocketModeConnection line(WebSocket socket) {
    return socket.getAttachment();
  }
}
