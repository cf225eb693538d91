package org.bounceback.net;

import java.net.InetSocketAddress;
import org.bounceback.address.Ip;

/**
 * An address and port that may be connected to. Only {@link OutboundPolicy} can create it, so code
 * that connects to a forbidden address does not compile.
 */
public final class PermittedEndpoint {
  private final Ip ip;
  private final int port;

  PermittedEndpoint(Ip ip, int port) {
    this.ip = ip;
    this.port = port;
  }

  /** Returns the IP, never a name. */
  public Ip ip() {
    return ip;
  }

  /** Returns the endpoint for a socket. */
  public InetSocketAddress toSocketAddress() {
    return new InetSocketAddress(ip.toInetAddress(), port);
  }

  @Override
  public String toString() {
    return ip.isIp4() ? ip + ":" + port : "[" + ip + "]:" + port;
  }
}
