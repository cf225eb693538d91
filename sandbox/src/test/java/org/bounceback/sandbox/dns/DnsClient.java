package org.bounceback.sandbox.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Sends queries over plain sockets, so that no library hides what the server sent. */
final class DnsClient implements AutoCloseable {
  static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration IMPATIENCE = Duration.ofMillis(60);

  private final InetSocketAddress server;
  private final DatagramSocket socket = new DatagramSocket();

  DnsClient(NameServer server) throws IOException {
    this.server = server.address();
  }

  static Message query(String name, String type) {
    Name asked = MasterText.name(name);
    return Message.newQuery(Record.newRecord(asked, Type.value(type), DClass.IN));
  }

  /** Sends a query over UDP and reads the answer. */
  Message ask(String name, String type) throws IOException {
    return ask(query(name, type));
  }

  Message ask(Message query) throws IOException {
    send(query.toWire());
    return new Message(receive(TIMEOUT).orElseThrow());
  }

  Message askTcp(String name, String type) throws IOException {
    try (var connection = new Socket(server.getAddress(), server.getPort())) {
      return askOn(connection, name, type);
    }
  }

  Message askOn(Socket connection, String name, String type) throws IOException {
    byte[] query = query(name, type).toWire();
    var out = new DataOutputStream(connection.getOutputStream());
    out.writeShort(query.length);
    out.write(query);
    connection.setSoTimeout((int) TIMEOUT.toMillis());
    var in = new DataInputStream(connection.getInputStream());
    var answer = new byte[in.readUnsignedShort()];
    in.readFully(answer);
    return new Message(answer);
  }

  void send(byte[] datagram) throws IOException {
    socket.send(new DatagramPacket(datagram, datagram.length, server));
  }

  Optional<byte[]> receive(Duration patience) throws IOException {
    var packet = new DatagramPacket(new byte[4096], 4096);
    socket.setSoTimeout((int) patience.toMillis());
    try {
      socket.receive(packet);
      return Optional.of(Arrays.copyOf(packet.getData(), packet.getLength()));
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns whether nothing arrives for a moment; a slow machine can make this true but never
   * false.
   */
  boolean hearsNothing() throws IOException {
    return receive(IMPATIENCE).isEmpty();
  }

  /** An answer in short: its code, and each record as its type and data. */
  static List<String> brief(Message message) {
    var lines = new ArrayList<String>();
    lines.add(Rcode.string(message.getRcode()));
    for (Record each : message.getSection(Section.ANSWER)) {
      lines.add(Type.string(each.getType()) + ' ' + each.rdataToString());
    }
    for (Record each : message.getSection(Section.AUTHORITY)) {
      lines.add("authority " + each.getName() + ' ' + Type.string(each.getType()));
    }
    return lines;
  }

  @Override
  public void close() {
    socket.close();
  }
}
