package org.bounceback.sandbox.discord.gateway;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.bounceback.sandbox.wire.NamedThreads;
import org.bounceback.sandbox.wire.SocketServer;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.jspecify.annotations.Nullable;

/** Listens for web sockets and hands them to {@link Gateway}. */
final class GatewayListener extends SocketServer {
  private static final Duration TEND = Duration.ofMillis(50);

  private final Gateway gateway;

  GatewayListener(InetSocketAddress address, Gateway gateway) {
    super(address, new NamedThreads("sandbox-discord-gateway"), TEND);
    this.gateway = gateway;
  }

  @Override
  protected void tend() {
    gateway.tend();
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {
    ClientConnection clientConnection = gateway.opened(socket, handshake.getResourceDescriptor());
    socket.setAttachment(clientConnection);
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
    @Nullable ClientConnection clientConnection = socket.getAttachment();
    if (clientConnection != null) {
      gateway.closed(clientConnection, code, remote);
    }
  }

  private static ClientConnection line(WebSocket socket) {
    return socket.getAttachment();
  }
}
