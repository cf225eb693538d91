package org.bounceback.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of a database server, so that all processes that share it agree on the time. Between
 * samples it uses the monotonic clock of this process.
 */
final class ServerClock extends Clock {
  private static final String NOW =
      "select cast(extract(epoch from clock_timestamp()) * 1000 as bigint) as now";

  private volatile Sample sample = new Sample(Instant.EPOCH, System.nanoTime());

  private record Sample(Instant server, long nanos) {}

  /** Queries the server's time. */
  void sample(Transaction tx) {
    Instant server = tx.query(NOW).get(0).instant("now");
    sample = new Sample(server, System.nanoTime());
  }

  @Override
  public Instant instant() {
    Sample last = sample;
    return last.server().plus(Duration.ofNanos(System.nanoTime() - last.nanos()));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    ServerClock server = this;
    return new Clock() {
      @Override
      public Instant instant() {
        return server.instant();
      }

      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return server.withZone(other);
      }
    };
  }
}
