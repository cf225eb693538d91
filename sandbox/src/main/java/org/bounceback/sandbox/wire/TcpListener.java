package org.bounceback.sandbox.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Accepts TCP connections and serves each on its own thread, up to a maximum number; further
 * clients are disconnected. Closing it closes every connection and ends every thread.
 */
public final class TcpListener implements AutoCloseable {
  private static final int BACKLOG = 128;
  private static final int IDLE_THREAD_SECONDS = 5;
  private static final int CLOSING_SECONDS = 2;

  private final ServerSocket listening;
  private final Service service;
  private final ThreadPoolExecutor threads;
  private final CountDownLatch refusing = new CountDownLatch(1);
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  private TcpListener(ServerSocket listening, ThreadPoolExecutor threads, Service service) {
    this.listening = listening;
    this.threads = threads;
    this.service = service;
  }

  /** Serves clients; called on several threads concurrently. */
  @FunctionalInterface
  public interface Service {

    /**
     * Serves one client. The connection is closed when this returns or throws.
     *
     * @throws IOException if the client disconnected, which is ignored
     */
    void serve(Socket connection) throws IOException;
  }

  /**
   * Starts to listen.
   *
   * @param atOnce the maximum number of concurrent clients, 1 or more
   * @throws IOException if the address is in use
   */
  public static TcpListener open(
      InetSocketAddress address, int atOnce, NamedThreads names, Service service)
      throws IOException {
    var listening = new ServerSocket();
    try {
      listening.bind(address, BACKLOG);
    } catch (IOException e) {
      listening.close();
      throw e;
    }
    int acceptorToo = 1;
    var threads =
        new ThreadPoolExecutor(
            0,
            atOnce + acceptorToo,
            IDLE_THREAD_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            names);
    var listener = new TcpListener(listening, threads, service);
    threads.execute(listener::acceptAll);
    return listener;
  }

  /** Returns the listening address with its port. */
  public InetSocketAddress address() {
    return (InetSocketAddress) listening.getLocalSocketAddress();
  }

  /** Refuses new connections from now on. Open connections continue. */
  public void refuse() throws IOException {
    listening.close();
    try {
      // The system keeps the port open as long as a thread waits on it.
      refusing.await(CLOSING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    refuse();
    threads.shutdownNow();
    for (Socket connection : connections) {
      connection.close();
    }
    try {
      threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void acceptAll() {
    while (!listening.isClosed()) {
      try {
        accept(listening.accept());
      } catch (IOException closedOrGone) {
        // Either this listener was closed, which ends the loop, or the client disconnected early.
      }
    }
    refusing.countDown();
  }

  private void accept(Socket connection) throws IOException {
    connections.add(connection);
    try {
      threads.execute(() -> serve(connection));
    } catch (RejectedExecutionException e) {
      connections.remove(connection);
      connection.close();
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      service.serve(connection);
    } catch (IOException gone) {
      // The client has disconnected, so there is no one to report this to.
    } finally {
      connections.remove(connection);
    }
  }
}
