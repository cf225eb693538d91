package org.bounceback.sandbox.discord.gateway;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.bounceback.sandbox.wire.NamedThreads;
import org.bounceback.sandbox.wire.SocketServer;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.jspecify.annotations.Nullable;

/** Listens for web sockets and passes them to {@link GatewayServer}. */
final class GatewayListener extends SocketServer {
  private static final Duration TEND = Duration.ofMillis(50);

  private final GatewayServer gatewayServer;

  GatewayListener(InetSocketAddress address, GatewayServer gatewayServer) {
    super(address, new NamedThreads("sandbox-discord-gateway"), TEND);
    this.gatewayServer = gatewayServer;
  }

  @Override
  protected void maintain() {
    gatewayServer.tend();
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {
    ClientConnection clientConnection =
        gatewayServer.opened(socket, handshake.getResourceDescriptor());
    socket.setAttachment(clientConnection);
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    gatewayServer.received(line(socket), text);
  }

  @Override
  public void onMessage(WebSocket socket, ByteBuffer bytes) {
    gatewayServer.heardBytes(line(socket));
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {
    @Nullable ClientConnection clientConnection = socket.getAttachment();
    if (clientConnection != null) {
      gatewayServer.closed(clientConnection, code, remote);
    }
  }

  private static ClientConnection line(WebSocket socket) {
    return socket.getAttachment();
  }
}
