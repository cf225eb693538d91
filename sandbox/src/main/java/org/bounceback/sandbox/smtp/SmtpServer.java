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
 * around STARTTLS, unknown parameters and clients that talk before the greeting are refused as
 * Postfix would. At most 64 clients are served at once, each until it is idle for a minute.
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

  /** Opens one on a free port of 127.0.0.1. */
  public static SmtpServer open(ServerBehavior serverBehavior) throws IOException {
    return open("127.0.0.1", 0, serverBehavior);
  }

  /**
   * Opens one.
   *
   * @param ip an address of 127.0.0.0/8
   * @param port 0 takes a free one
   * @throws IOException when the port is taken
   */
  public static SmtpServer open(String ip, int port, ServerBehavior serverBehavior)
      throws IOException {
    return new SmtpServer(Loopback.at(ip, port), serverBehavior);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return listener.address();
  }

  /** The port that it listens on. */
  public int port() {
    return listener.address().getPort();
  }

  /** Behaves so towards clients that connect from now on. */
  public void behave(ServerBehavior now) {
    serverBehavior = now;
  }

  /** What was heard, one entry for each connection in the order they came, open ones too. */
  public List<Dialogue> dialogues() {
    return clientHistory.dialogues();
  }

  /** The mails accepted, in their order. */
  public List<AcceptedMail> mails() {
    return clientHistory.mails();
  }

  @Override
  public void close() throws IOException {
    closeSignal.begin();
    listener.close();
  }

  private void converse(Socket socket) throws IOException {
    ServerBehavior now = serverBehavior;
    var smtpConnection = new SmtpConnection(socket, now.pace(), closeSignal);
    new SmtpSession(now, smtpConnection, clientHistory).hold();
  }
}
