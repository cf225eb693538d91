package org.bounceback.store.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.supervision.Cadence;
import org.bounceback.supervision.SupervisedScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That this process is at work on the database, said again and again in the table {@code replicas},
 * which also shows whether the store works. A process that has been silent for too long counts as
 * dead: the others strike it out and free what it had in hand. One that has a data folder for
 * itself knows at once that all others are dead.
 *
 * <p>Processes that share a database server take the time from it, so their own clocks may differ.
 */
final class ReplicaHeartbeat implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ReplicaHeartbeat.class);

  private final Database database;
  private final Clock clock;
  private final HeartbeatConfig heartbeatConfig;
  private final Optional<FolderLock> lock;
  private final ClockJumpDetector watch;
  private final SupervisedScheduler beats = new SupervisedScheduler("presence");

  private volatile Optional<String> trouble = Optional.empty();

  private ReplicaHeartbeat(
      Database database, Clock clock, HeartbeatConfig heartbeatConfig, Optional<FolderLock> lock) {
    this.database = database;
    this.clock = clock;
    this.heartbeatConfig = heartbeatConfig;
    this.lock = lock;
    this.watch = new ClockJumpDetector(clock);
  }

  /**
   * Begins to be at work. Frees what the dead had in hand, and makes due at once whatever waits for
   * another try.
   *
   * @throws StoreException when the database failed, or another process works in its folder
   */
  static ReplicaHeartbeat start(Database database, Clock clock, HeartbeatConfig heartbeatConfig)
      throws StoreException {
    Optional<FolderLock> lock = Optional.empty();
    if (database.folder().isPresent()) {
      lock = Optional.of(FolderLock.take(database.folder().get()));
    }
    var replicaHeartbeat = new ReplicaHeartbeat(database, clock, heartbeatConfig, lock);
    try {
      database.write(replicaHeartbeat::takeOver);
    } catch (StoreException failed) {
      lock.ifPresent(FolderLock::close);
      throw failed;
    }
    replicaHeartbeat.beats.repeat(
        "presence",
        new Cadence(
            heartbeatConfig.heartbeat(), heartbeatConfig.heartbeat(), heartbeatConfig.silence()),
        replicaHeartbeat::heartbeat);
    return replicaHeartbeat;
  }

  /** Ends it; what this process still had in hand is free for others. */
  @Override
  public void close() {
    beats.close();
    try {
      database.write(tx -> strikeOut(tx));
    } catch (StoreException failed) {
      log.warn("not signed off, in half a minute others know it all the same", failed);
    }
    lock.ifPresent(FolderLock::close);
  }

  private void takeOver(Transaction tx) {
    // A clock that was set back since would let what was put before wait for it.
    tx.findRow("select coalesce(max(beat), 0) as last from replicas")
        .ifPresent(
            resultRow -> OutboxTable.hastenUntil(tx, clock.instant(), resultRow.instant("last")));
    if (lock.isPresent()) {
      tx.update("delete from replicas");
    }
    text(tx);
    OutboxTable.releaseOfTheDead(tx);
    OutboxTable.rescheduleNow(tx, clock.instant());
  }

  /** Why the store does not work at the moment, in the operator's words; empty if it does. */
  Optional<String> problem() {
    return trouble.or(beats::problem);
  }

  /** Says once that the store is away, and once that it is back. */
  private void heartbeat() {
    try {
      database.write(
          tx -> {
            database.sampleClock(tx);
            text(tx);
            watch.setBackFrom().ifPresent(old -> catchUp(tx, old));
          });
      watch.look();
      trouble.ifPresent(over -> log.warn("store is back"));
      trouble = Optional.empty();
    } catch (StoreException failed) {
      if (trouble.isEmpty()) {
        log.error("store is away, what waits goes on when it is back: {}", failed.getMessage());
      }
      trouble = Optional.of(String.valueOf(failed.getMessage()));
    }
  }

  private void catchUp(Transaction tx, Instant old) {
    OutboxTable.hastenUntil(tx, clock.instant(), old);
    OutboxTable.rescheduleNow(tx, clock.instant());
    log.warn("clock was set back from {}, what waits for another try is due at once", old);
  }

  private void text(Transaction tx) {
    Instant now = clock.instant();
    tx.update(
        "insert into replicas (name, beat) values (?, ?)"
            + " on conflict (name) do update set beat = excluded.beat",
        database.replica(),
        now);
    if (tx.update("delete from replicas where beat < ?", now.minus(heartbeatConfig.silence()))
        > 0) {
      OutboxTable.releaseOfTheDead(tx);
    }
  }

  private void strikeOut(Transaction tx) {
    tx.update("delete from replicas where name = ?", database.replica());
  }
}
