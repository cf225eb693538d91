package org.bounceback.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An exchange with time limits for the client. */
final class TimedExchange extends HttpExchange {
  private static final Duration CLOSING = Duration.ofSeconds(2);
  private static final int FIRST_REFUSAL = 400;
  private static final int PIECE = 1 << 16;

  private final HttpExchange inner;
  private final RequestLimits limits;
  private final IoDeadlines deadlines;
  private final RefusalLog refusals;
  private final long bodyEnd;
  private volatile boolean bodyLeft;
  private volatile boolean counted;

  TimedExchange(
      HttpExchange inner, RequestLimits limits, IoDeadlines deadlines, RefusalLog refusals) {
    this.inner = inner;
    this.limits = limits;
    this.deadlines = deadlines;
    this.refusals = refusals;
    Duration body = bodyLimit(limits, inner.getRequestHeaders());
    this.bodyEnd = System.nanoTime() + body.toNanos();
    this.bodyLeft = hasBody(inner.getRequestHeaders());
  }

  /** A read or write. */
  private interface Transfer {
    int run() throws IOException;
  }

  private int timed(IoDeadlines.Operation operation, Transfer transfer) throws IOException {
    boolean late = false;
    int result;
    try {
      result = transfer.run();
    } finally {
      late = operation.end();
      if (late) {
        count("timed-out");
      }
    }
    if (late) {
      throw new IOException("the client of a request took too long");
    }
    return result;
  }

  /** Counts this request as rejected, for the first reason only. */
  private void count(String reason) {
    if (!counted) {
      counted = true;
      refusals.count(getHttpContext().getPath(), reason);
    }
  }

  private static Duration bodyLimit(RequestLimits limits, Headers headers) {
    String length = headers.getFirst("Content-Length");
    try {
      return length == null ? limits.body() : limits.forBody(Long.parseLong(length));
    } catch (NumberFormatException noNumber) {
      return limits.body();
    }
  }

  private static boolean hasBody(Headers headers) {
    String length = headers.getFirst("Content-Length");
    return headers.containsKey("Transfer-Encoding") || (length != null && !length.equals("0"));
  }

  private int read(Transfer transfer) throws IOException {
    int read = timed(deadlines.reading(Duration.ofNanos(bodyEnd - System.nanoTime())), transfer);
    bodyLeft &= read >= 0;
    return read;
  }

  /**
   * Returns the limit for closing, which reads the remainder of the body up to the server's own
   * limit.
   */
  private Duration closing() {
    return bodyLeft ? CLOSING : limits.response();
  }

  private void write(Duration limit, WriteTransfer transfer) throws IOException {
    timed(
        deadlines.writing(limit),
        () -> {
          transfer.run();
          return 0;
        });
  }

  /** A write, which has no result. */
  private interface WriteTransfer {
    void run() throws IOException;
  }

  @Override
  public InputStream getRequestBody() {
    return new FilterInputStream(inner.getRequestBody()) {
      @Override
      public int read() throws IOException {
        return TimedExchange.this.read(in::read);
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        return TimedExchange.this.read(() -> in.read(into, from, length));
      }

      @Override
      public long skip(long max) throws IOException {
        var piece = new byte[PIECE];
        long left = max;
        int got = 0;
        while (left > 0 && got >= 0) {
          got = read(piece, 0, (int) Math.min(PIECE, left));
          left -= Math.max(got, 0);
        }
        return max - left;
      }

      @Override
      public void close() throws IOException {
        write(CLOSING, in::close);
      }
    };
  }

  @Override
  public OutputStream getResponseBody() {
    return new FilterOutputStream(inner.getResponseBody()) {
      @Override
      public void write(int octet) throws IOException {
        TimedExchange.this.write(limits.response(), () -> out.write(octet));
      }

      @Override
      public void write(byte[] from, int offset, int length) throws IOException {
        TimedExchange.this.write(limits.response(), () -> out.write(from, offset, length));
      }

      @Override
      public void flush() throws IOException {
        TimedExchange.this.write(limits.response(), out::flush);
      }

      @Override
      public void close() throws IOException {
        TimedExchange.this.write(closing(), out::close);
      }
    };
  }

  @Override
  public void sendResponseHeaders(int status, long length) throws IOException {
    if (status >= FIRST_REFUSAL) {
      count(String.valueOf(status));
    }
    if (length < 0 && bodyLeft) {
      // Without a response body, the server would parse the remainder of this request as the next
      // one.
      write(limits.response(), () -> inner.sendResponseHeaders(status, 0));
      write(CLOSING, () -> inner.getResponseBody().close());
    } else {
      write(limits.response(), () -> inner.sendResponseHeaders(status, length));
    }
  }

  @Override
  public void close() {
    IoDeadlines.Operation operation = deadlines.writing(closing());
    try {
      inner.close();
    } finally {
      boolean unused = operation.end();
    }
  }

  @Override
  public Headers getRequestHeaders() {
    return inner.getRequestHeaders();
  }

  @Override
  public Headers getResponseHeaders() {
    return inner.getResponseHeaders();
  }

  @Override
  public URI getRequestURI() {
    return inner.getRequestURI();
  }

  @Override
  public String getRequestMethod() {
    return inner.getRequestMethod();
  }

  @Override
  public HttpContext getHttpContext() {
    return inner.getHttpContext();
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return inner.getRemoteAddress();
  }

  @Override
  public int getResponseCode() {
    return inner.getResponseCode();
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    return inner.getLocalAddress();
  }

  @Override
  public String getProtocol() {
    return inner.getProtocol();
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return inner.getAttribute(name);
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    inner.setAttribute(name, value);
  }

  @Override
  public void setStreams(@Nullable InputStream in, @Nullable OutputStream out) {
    inner.setStreams(in, out);
  }

  @Override
  public @Nullable HttpPrincipal getPrincipal() {
    return inner.getPrincipal();
  }
}
