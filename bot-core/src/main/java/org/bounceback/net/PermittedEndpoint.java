package org.bounceback.net;

import java.net.InetSocketAddress;
import org.bounceback.address.Ip;

/**
 * An address and port that a connection may be opened to. Only {@link OutboundPolicy} makes one, so
 * a connection to a forbidden place does not compile.
 */
public final class PermittedEndpoint {
  private final Ip ip;
  private final int port;

  PermittedEndpoint(Ip ip, int port) {
    this.ip = ip;
    this.port = port;
  }

  /** The address to connect to, never a name. */
  public Ip ip() {
    return ip;
  }

  /** The same for a socket. */
  public InetSocketAddress toSocketAddress() {
    return new InetSocketAddress(ip.toInetAddress(), port);
  }

  @Override
  public String toString() {
    return ip.isIp4() ? ip + ":" + port : "[" + ip + "]:" + port;
  }
}
