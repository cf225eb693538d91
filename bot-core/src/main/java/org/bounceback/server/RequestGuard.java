package org.bounceback.server;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bounceback.supervision.SupervisedScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of an HTTP server, none of which a slow client keeps: there are limits for the head,
 * the body and the answer, and when all threads are busy the clients that have been slow for
 * longest are cut off first.
 */
public final class RequestGuard implements AutoCloseable {
  /** How long a client may take to send the head of a request. */
  public static final Duration HEAD = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(RequestGuard.class);
  private static final int THREADS = 64;
  private static final int IDLE_SECONDS = 30;

  private final ThreadPoolExecutor threads;
  private final SupervisedScheduler scheduler = new SupervisedScheduler("http deadlines");
  private final IoDeadlines deadlines;
  private final RefusalLog refusals;
  private final Duration head;

  @SuppressWarnings("ThreadLocalUsage") // One guard lives as long as its server, with its threads.
  private final ThreadLocal<IoDeadlines.@Nullable Operation> readingHead = new ThreadLocal<>();

  /** A guard with the usual limits. */
  public RequestGuard() {
    this(HEAD);
  }

  RequestGuard(Duration head) {
    this.head = head;
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> new Thread(work, "http"));
    threads.allowCoreThreadTimeOut(true);
    this.deadlines = new IoDeadlines(scheduler, () -> threads.getQueue().size());
    this.refusals = new RefusalLog(scheduler);
  }

  /** What the server runs its requests by, from the first byte of the head on. */
  public Executor executor() {
    return request -> threads.execute(() -> run(request));
  }

  /** The same handler for clients that keep within limits. */
  public HttpHandler guarded(RequestLimits limits, HttpHandler handler) {
    return exchange -> {
      headRead();
      var timed = new TimedExchange(exchange, limits, deadlines, refusals);
      try {
        handler.handle(timed);
      } catch (IOException gone) {
        timed.close();
        throw gone;
      } catch (RuntimeException | Error bug) { // The server leaves the connection open else.
        log.error("a request failed by a bug path={}", exchange.getHttpContext().getPath(), bug);
        timed.close();
      }
    };
  }

  /** The same handler, for health checks, whose refusals are not counted. */
  public HttpHandler health(HttpHandler handler) {
    return exchange -> {
      headRead();
      handler.handle(exchange);
    };
  }

  /** What was refused since the last line in the log. */
  String refused() {
    return refusals.take();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    refusals.close();
    deadlines.close();
    scheduler.close();
  }

  private void run(Runnable request) {
    IoDeadlines.Operation operation = deadlines.reading(head);
    readingHead.set(operation);
    try {
      request.run();
    } finally {
      readingHead.remove();
      if (operation.end()) {
        refusals.count("head", "timed-out");
      }
    }
  }

  private void headRead() {
    IoDeadlines.Operation operation = readingHead.get();
    if (operation != null) {
      boolean unused = operation.end();
    }
  }
}
