package org.bounceback.sandbox.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Creates addresses that simulated servers may listen on. */
public final class Loopback {
  private static final Pattern IP4 = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

  private Loopback() {}

  /**
   * Returns the address to listen on.
   *
   * @param ip an address of 127.0.0.0/8 in dotted decimal; on Linux each of them is this computer,
   *     other systems may only have 127.0.0.1
   * @param port 0 chooses a free port
   * @throws IllegalArgumentException if {@code ip} is anything else, including host names
   */
  public static InetSocketAddress at(String ip, int port) {
    if (!IP4.matcher(ip).matches()) {
      throw new IllegalArgumentException("not in 127.0.0.0/8: " + ip);
    }
    return new InetSocketAddress(fromOctets(ip.split("\\.", -1)), port);
  }

  private static InetAddress fromOctets(String[] octets) {
    var bytes = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      bytes[i] = (byte) Integer.parseInt(octets[i]);
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError("four octets are an address", e);
    }
  }
}
