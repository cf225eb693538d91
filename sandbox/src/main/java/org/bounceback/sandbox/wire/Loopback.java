package org.bounceback.sandbox.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** The addresses a stand-in may listen on. */
public final class Loopback {
  private static final Pattern IP4 = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

  private Loopback() {}

  /**
   * The address to listen on.
   *
   * @param ip an address of 127.0.0.0/8 in dotted decimal; each of them is this computer on Linux,
   *     other systems may know 127.0.0.1 alone
   * @param port 0 takes a free one
   * @throws IllegalArgumentException when {@code ip} is anything else, a host name included
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
