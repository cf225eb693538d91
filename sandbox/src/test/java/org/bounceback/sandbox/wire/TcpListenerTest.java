package org.bounceback.sandbox.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class TcpListenerTest {
  private static final NamedThreads NAMES = new NamedThreads("test");
  private static final int END = -1;

  @Test
  void clientsAboveTheLimitAreDisconnected() throws IOException {
    try (var listener =
            TcpListener.open(Loopback.at("127.0.0.1", 0), 1, NAMES, this::greetAndWait);
        var first = connect(listener.address())) {
      assertEquals('*', first.getInputStream().read());

      try (var second = connect(listener.address())) {
        assertEquals(END, second.getInputStream().read());
      }
    }
  }

  @Test
  void closingDisconnectsAllClients() throws IOException {
    var listener = TcpListener.open(Loopback.at("127.0.0.1", 0), 1, NAMES, this::greetAndWait);
    try (var client = connect(listener.address())) {
      assertEquals('*', client.getInputStream().read());

      listener.close();

      assertEquals(END, client.getInputStream().read());
      assertThrows(ConnectException.class, () -> connect(listener.address()));
    }
  }

  @Test
  void refusingDoesNotAffectOpenConnections() throws IOException {
    try (var listener =
            TcpListener.open(Loopback.at("127.0.0.1", 0), 1, NAMES, this::greetAndWait);
        var client = connect(listener.address())) {
      assertEquals('*', client.getInputStream().read());

      listener.refuse();

      assertThrows(ConnectException.class, () -> connect(listener.address()));
      client.getOutputStream().write('!');
      assertEquals('!', client.getInputStream().read());
    }
  }

  @Test
  void anAddressInUseIsReported() throws IOException {
    try (var listener =
        TcpListener.open(Loopback.at("127.0.0.1", 0), 1, NAMES, this::greetAndWait)) {
      assertThrows(
          IOException.class,
          () -> TcpListener.open(listener.address(), 1, NAMES, this::greetAndWait));
    }
  }

  private static Socket connect(InetSocketAddress address) throws IOException {
    return new Socket(address.getAddress(), address.getPort());
  }

  private void greetAndWait(Socket connection) throws IOException {
    connection.getOutputStream().write('*');
    connection.getOutputStream().write(connection.getInputStream().read());
  }
}
