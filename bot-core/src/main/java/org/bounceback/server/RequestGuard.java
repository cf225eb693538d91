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
 * Provides the threads of an HTTP server and protects them from slow clients. There are time limits
 * for the head, the body and the response. If all threads are busy, the slowest clients are
 * disconnected first.
 */
public final class RequestGuard implements AutoCloseable {
  /** The time limit for the head of a request. */
  public static final Duration HEAD = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(RequestGuard.class);
  private static final int THREADS = 64;
  private static final int IDLE_SECONDS = 30;

  private final ThreadPoolExecutor threads;
  private final SupervisedScheduler scheduler = new SupervisedScheduler("http deadlines");
  private final IoDeadlines deadlines;
  private final RefusalLog refusals;
  private final Duration head;

  @SuppressWarnings("ThreadLocalUsage") // There is one guard per server, with its own threads.
  private final ThreadLocal<IoDeadlines.@Nullable Operation> readingHead = new ThreadLocal<>();

  /** Creates a guard with the default limits. */
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

  /** Returns the executor for the server's requests, including reading the head. */
  public Executor executor() {
    return request -> threads.execute(() -> run(request));
  }

  /** Returns the handler with time limits for clients. */
  public HttpHandler guarded(RequestLimits limits, HttpHandler handler) {
    return exchange -> {
      headRead();
      var timed = new TimedExchange(exchange, limits, deadlines, refusals);
      try {
        handler.handle(timed);
      } catch (IOException failed) {
        timed.close();
        throw failed;
      } catch (RuntimeException | Error bug) { // The server would leave the connection open.
        log.error("request failed unexpectedly path={}", exchange.getHttpContext().getPath(), bug);
        timed.close();
      }
    };
  }

  /** Returns the handler for health checks, whose rejections are not counted. */
  public HttpHandler health(HttpHandler handler) {
    return exchange -> {
      headRead();
      handler.handle(exchange);
    };
  }

  /** Returns the rejections since the last log line. */
  String rejected() {
    return refusals.drain();
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
