package org.bounceback.sandbox.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** Listens for web sockets on one worker thread, and maintains them on another. */
public abstract class SocketServer extends WebSocketServer {
  private static final int WORKERS = 1;
  private static final int MAX_FRAME_BYTES = 1 << 20;
  private static final int STARTING_SECONDS = 5;
  private static final int CLOSING_MILLIS = 1000;

  private final CountDownLatch listening = new CountDownLatch(1);
  private final CloseSignal closeSignal = new CloseSignal();
  private final NamedThreads names;
  private final Duration pause;

  /**
   * Prepares a server that listens after {@link #startListening}.
   *
   * @param pause the interval between two maintenance runs
   */
  protected SocketServer(InetSocketAddress address, NamedThreads names, Duration pause) {
    super(
        address,
        WORKERS,
        List.of(new Draft_6455(List.of(), List.of(new Protocol("")), MAX_FRAME_BYTES)));
    this.names = names;
    this.pause = pause;
    setReuseAddr(true);
    setDaemon(true);
    setConnectionLostTimeout(0);
  }

  /**
   * Starts the server; returns when it is listening.
   *
   * @throws IOException if the port is in use
   */
  public final void startListening() throws IOException {
    start();
    try {
      if (!listening.await(STARTING_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("no web socket can be opened at " + getAddress());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
    names.newThread(this::tendAgainAndAgain).start();
  }

  /** Closes every connection and stops listening. */
  public final void end() {
    closeSignal.start();
    try {
      stop(CLOSING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Maintains the connections: closes those that are due. */
  protected abstract void maintain();

  @Override
  public void onStart() {
    listening.countDown();
  }

  @Override
  public void onError(@Nullable WebSocket socket, Exception gone) {
    // A failed connection is closed too, and handled there.
  }

  private void tendAgainAndAgain() {
    while (closeSignal.pause(pause)) {
      maintain();
    }
  }
}
