package org.bounceback.slack;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** One WebSocket to Slack. What happens on it is told to its owner. */
final class SocketConnection extends WebSocketClient {
  private final Owner owner;

  /**
   * A connection that is not open yet.
   *
   * @param ping between two pings, in whole seconds; without an answer for one and a half of it the
   *     connection is given up at the next
   */
  SocketConnection(URI uri, Optional<InetSocketAddress> proxy, Duration ping, Owner owner) {
    super(uri);
    this.owner = owner;
    setConnectionLostTimeout(Math.toIntExact(ping.toSeconds()));
    proxy.ifPresent(this::goThrough);
  }

  /** The proxy finds Slack's host; behind it, nobody else may be able to. */
  private void goThrough(InetSocketAddress address) {
    setDnsResolver(null);
    setProxy(new Proxy(Proxy.Type.HTTP, address));
  }

  /** Hears of one connection; called by the connection's own threads. */
  interface Owner {
    /** Slack sent a text. */
    void received(SocketConnection connection, String text);

    /** The connection is over, or never came about. */
    void ended(SocketConnection connection, String why);
  }

  @Override
  public void onOpen(ServerHandshake handshake) {
    // Slack says hello when it is ready; until then an open connection means nothing.
  }

  @Override
  public void onMessage(String text) {
    owner.received(this, text);
  }

  @Override
  public void onClose(int code, String reason, boolean remote) {
    owner.ended(this, "closed with code " + code + (reason.isEmpty() ? "" : ", " + reason));
  }

  @Override
  public void onError(Exception failure) {
    // Every failure is followed by onClose.
  }
}
