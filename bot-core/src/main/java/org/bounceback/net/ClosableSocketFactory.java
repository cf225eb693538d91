package org.bounceback.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/**
 * Creates the sockets for a library that manages its own connections, so that they can all be
 * closed at once. One instance per session; safe for concurrent use.
 */
public final class ClosableSocketFactory implements AutoCloseable {
  private final SSLSocketFactory trusting;
  private final Set<Socket> open = new HashSet<>();
  private boolean closed;

  /** Creates a factory with the given trust for TLS. */
  public ClosableSocketFactory(ServerTrust trust) {
    trusting =
        trust
            .context()
            .map(SSLContext::getSocketFactory)
            .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /** Returns the factory for plain connections. */
  public Plain plain() {
    return new Plain(this);
  }

  /** Returns the factory for TLS connections, which can also upgrade plain ones. */
  public Tls tls() {
    return new Tls(this);
  }

  /** Closes all connections, including those in use; no new one can be opened. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    for (Socket socket : open) {
      socket.close();
    }
  }

  private Socket unconnected() throws IOException {
    return register(new Socket());
  }

  private synchronized Socket register(Socket socket) throws IOException {
    if (closed) {
      socket.close();
      throw new IOException("the session is closed");
    }
    open.add(socket);
    return socket;
  }

  private static UnsupportedOperationException unsupported() {
    return new UnsupportedOperationException("only unconnected sockets are supported");
  }

  /** Creates unconnected sockets. */
  public static final class Plain extends SocketFactory {
    private final ClosableSocketFactory owner;

    private Plain(ClosableSocketFactory owner) {
      this.owner = owner;
    }

    @Override
    public Socket createSocket() throws IOException {
      return owner.unconnected();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw unsupported();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
      throw unsupported();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw unsupported();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
      throw unsupported();
    }
  }

  /** Creates unconnected sockets, and upgrades connected ones to TLS. */
  public static final class Tls extends SSLSocketFactory {
    private final ClosableSocketFactory owner;

    private Tls(ClosableSocketFactory owner) {
      this.owner = owner;
    }

    @Override
    public Socket createSocket() throws IOException {
      return owner.unconnected();
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose)
        throws IOException {
      // If TLS starts immediately, the mail library opens the plain connection itself.
      return owner.trusting.createSocket(owner.register(plain), host, port, autoClose);
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return owner.trusting.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return owner.trusting.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw unsupported();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
      throw unsupported();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw unsupported();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
      throw unsupported();
    }
  }
}
