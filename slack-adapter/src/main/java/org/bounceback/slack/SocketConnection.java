package org.bounceback.slack;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** One WebSocket connection to Slack. Reports what happens on it to its owner. */
final class SocketConnection extends WebSocketClient {
  private final Owner owner;

  /**
   * Creates a connection that is not open yet.
   *
   * @param ping the ping interval, in whole seconds; a connection without a pong for one and a half
   *     intervals is closed at the next check
   */
  SocketConnection(URI uri, Optional<InetSocketAddress> proxy, Duration ping, Owner owner) {
    super(uri);
    this.owner = owner;
    setConnectionLostTimeout(Math.toIntExact(ping.toSeconds()));
    proxy.ifPresent(this::useProxy);
  }

  /** Lets the proxy resolve Slack's host, because local DNS may be unable to. */
  private void useProxy(InetSocketAddress address) {
    setDnsResolver(null);
    setProxy(new Proxy(Proxy.Type.HTTP, address));
  }

  /** Receives the events of one connection, on the connection's own threads. */
  interface Owner {
    /** Handles a text from Slack. */
    void received(SocketConnection connection, String text);

    /** Handles the end of a connection, or a failure to connect. */
    void ended(SocketConnection connection, String reason);
  }

  @Override
  public void onOpen(ServerHandshake handshake) {
    // Slack sends "hello" when it is ready; an open connection alone means nothing.
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
