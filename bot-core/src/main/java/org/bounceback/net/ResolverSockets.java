package org.bounceback.net;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/** Opens the UDP sockets to one resolver, each with a random port (RFC 5452). */
final class ResolverSockets {
  private static final int SOCKETS = 16;
  private static final int RECEIVE_BUFFER = 1 << 20;

  private ResolverSockets() {}

  /**
   * Opens sockets that accept datagrams from the resolver only, and registers them for reading.
   *
   * @throws IOException if one of them cannot be opened; then none stays open
   */
  static List<DatagramChannel> open(PermittedEndpoint resolver, Selector selector)
      throws IOException {
    var channels = new ArrayList<DatagramChannel>();
    try {
      for (int i = 0; i < SOCKETS; i++) {
        DatagramChannel channel = DatagramChannel.open();
        channels.add(channel);
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
        channel.connect(resolver.toSocketAddress());
        channel.register(selector, SelectionKey.OP_READ);
      }
      return List.copyOf(channels);
    } catch (IOException failed) {
      selector.close();
      for (DatagramChannel channel : channels) {
        channel.close();
      }
      throw failed;
    }
  }
}
