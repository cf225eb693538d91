package org.bounceback.sandbox.smtp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import org.bounceback.sandbox.wire.CloseSignal;
import org.bounceback.sandbox.wire.Loopback;
import org.bounceback.sandbox.wire.NamedThreads;
import org.bounceback.sandbox.wire.TcpListener;

/**
 * A mail server on a loopback address. It is strict: commands out of order, bare LF, pipelining
 * around STARTTLS, unknown parameters and clients that send before the greeting are refused as in
 * Postfix. It serves at most 64 clients at once, each until it is idle for a minute.
 *
 * <p>Several servers may share one port on different addresses of 127.0.0.0/8, as several hosts
 * share port 25.
 */
public final class SmtpServer implements AutoCloseable {
  private static final int CLIENTS = 64;

  private final ClientHistory clientHistory = new ClientHistory();
  private final CloseSignal closeSignal = new CloseSignal();
  private final TcpListener listener;
  private volatile ServerBehavior serverBehavior;

  private SmtpServer(InetSocketAddress address, ServerBehavior serverBehavior) throws IOException {
    this.serverBehavior = serverBehavior;
    listener = TcpListener.open(address, CLIENTS, new NamedThreads("sandbox-smtp"), this::converse);
  }

  /** Opens a server on a free port of 127.0.0.1. */
  public static SmtpServer open(ServerBehavior serverBehavior) throws IOException {
    return open("127.0.0.1", 0, serverBehavior);
  }

  /**
   * Opens a server.
   *
   * @param ip an address of 127.0.0.0/8
   * @param port 0 chooses a free port
   * @throws IOException if the port is in use
   */
  public static SmtpServer open(String ip, int port, ServerBehavior serverBehavior)
      throws IOException {
    return new SmtpServer(Loopback.at(ip, port), serverBehavior);
  }

  /** Returns the listening address. */
  public InetSocketAddress address() {
    return listener.address();
  }

  /** Returns the listening port. */
  public int port() {
    return listener.address().getPort();
  }

  /** Changes the behavior for future connections. */
  public void setBehavior(ServerBehavior now) {
    serverBehavior = now;
  }

  /** Returns the sessions in order of connection, including open ones. */
  public List<Dialogue> dialogues() {
    return clientHistory.dialogues();
  }

  /** Returns the accepted messages, in order. */
  public List<AcceptedMail> mails() {
    return clientHistory.mails();
  }

  @Override
  public void close() throws IOException {
    closeSignal.start();
    listener.close();
  }

  private void converse(Socket socket) throws IOException {
    ServerBehavior now = serverBehavior;
    var smtpConnection = new SmtpConnection(socket, now.pace(), closeSignal);
    new SmtpSession(now, smtpConnection, clientHistory).run();
  }
}
