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
 * The sockets of a library that opens its own, so that whoever waits for it can end them all at
 * once. For one conversation; safe for concurrent use.
 */
public final class ClosableSocketFactory implements AutoCloseable {
  private final SSLSocketFactory trusting;
  private final Set<Socket> open = new HashSet<>();
  private boolean closed;

  /** Sockets that believe {@code trust} when they change to TLS. */
  public ClosableSocketFactory(ServerTrust trust) {
    trusting =
        trust
            .context()
            .map(SSLContext::getSocketFactory)
            .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /** For lines in plain. */
  public Plain plain() {
    return new Plain(this);
  }

  /** For lines in TLS, and to change a plain one. */
  public Tls tls() {
    return new Tls(this);
  }

  /** Cuts every line, whoever reads or writes on it; no new one is opened. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    for (Socket each : open) {
      each.close();
    }
  }

  private Socket unconnected() throws IOException {
    return own(new Socket());
  }

  private synchronized Socket own(Socket socket) throws IOException {
    if (closed) {
      socket.close();
      throw new IOException("the time for this conversation is over");
    }
    open.add(socket);
    return socket;
  }

  private static UnsupportedOperationException connects() {
    return new UnsupportedOperationException("only unconnected sockets are made");
  }

  /** Makes unconnected sockets. */
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
      throw connects();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
      throw connects();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw connects();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
      throw connects();
    }
  }

  /** Makes unconnected sockets, and changes connected ones to TLS. */
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
      // Where TLS begins with the first byte, the mail library opens the plain line itself.
      return owner.trusting.createSocket(owner.own(plain), host, port, autoClose);
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
      throw connects();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
      throw connects();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw connects();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
      throw connects();
    }
  }
}
