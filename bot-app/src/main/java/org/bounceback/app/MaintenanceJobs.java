package org.bounceback.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bounceback.app.settings.Settings;
import org.bounceback.cases.RetentionCleaner;
import org.bounceback.chat.runtime.EventInbox;
import org.bounceback.erasure.PersonalDataEraser;
import org.bounceback.store.ClockPlausibility;
import org.bounceback.store.StoreException;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.supervision.Cadence;
import org.bounceback.supervision.SupervisedScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs hourly deletion of expired data, finishes interrupted erasures, and saves the zones' health.
 */
final class MaintenanceJobs implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MaintenanceJobs.class);

  private static final Cadence HOURLY =
      new Cadence(Duration.ZERO, Duration.ofHours(1), Duration.ofMinutes(30));

  /** Later than what a restart needs, so that erasures never delay the start of the service. */
  private static final Cadence ERASURES =
      new Cadence(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofMinutes(30));

  private static final Cadence EVERY_FIVE_MINUTES =
      new Cadence(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(35));

  /** No platform resends an event that was answered this long ago. */
  private static final Duration ANSWERED_EVENTS = Duration.ofDays(1);

  private final SupervisedScheduler loops = new SupervisedScheduler("housekeeping");
  private final RetentionCleaner retentionCleaner;
  private final EventInbox eventInbox;
  private final ClockPlausibility clock;
  private final PersonalDataEraser personalDataEraser;
  private volatile int givenUp;

  private MaintenanceJobs(
      RetentionCleaner retentionCleaner,
      EventInbox eventInbox,
      ClockPlausibility clock,
      PersonalDataEraser personalDataEraser) {
    this.retentionCleaner = retentionCleaner;
    this.eventInbox = eventInbox;
    this.clock = clock;
    this.personalDataEraser = personalDataEraser;
  }

  /**
   * Starts immediately.
   *
   * @param rememberZones saves the zones' health, so that a killed process loses little of it
   */
  static MaintenanceJobs start(Settings settings, Storage storage, Runnable rememberZones) {
    var retentionPeriods =
        new RetentionCleaner.RetentionPeriods(
            settings.duration("retention.mails"),
            settings.duration("retention.cases"),
            settings.duration("retention.tickets"));
    var maintenanceJobs =
        new MaintenanceJobs(
            new RetentionCleaner(
                storage.database(),
                storage.cases(),
                new Outbox(storage.clock()),
                retentionPeriods,
                storage.plausibility()),
            storage.inbox(),
            storage.plausibility(),
            storage.personalData());
    maintenanceJobs.loops.repeat("deleting expired data", HOURLY, maintenanceJobs::deleteExpired);
    maintenanceJobs.loops.repeat(
        "deleting answered events", HOURLY, maintenanceJobs::purgeAnsweredEvents);
    maintenanceJobs.loops.repeat("finishing erasures", ERASURES, maintenanceJobs::finishErasures);
    maintenanceJobs.loops.repeat(
        "counting erasures given up", EVERY_FIVE_MINUTES, maintenanceJobs::countGivenUp);
    maintenanceJobs.loops.repeat(
        "watching the clock", EVERY_FIVE_MINUTES, maintenanceJobs::watchClock);
    maintenanceJobs.loops.repeat(
        "saving the zones' health", EVERY_FIVE_MINUTES, rememberZones::run);
    return maintenanceJobs;
  }

  /** Returns why some of these jobs fail right now; empty if all work. */
  Optional<String> problem() {
    return loops.problem();
  }

  /** Returns what an operator needs to do about abandoned erasures; empty if there are none. */
  Optional<String> notice() {
    return givenUp == 0
        ? Optional.empty()
        : Optional.of(
            givenUp
                + " given up after too many attempts; the log has the error. Run \"bounceback cases"
                + " erase\" for the address");
  }

  @Override
  public void close() {
    loops.shutdown();
  }

  private void watchClock() throws StoreException {
    clock.trustedNow();
  }

  private void deleteExpired() throws StoreException {
    log.info("expired data deleted {}", retentionCleaner.deleteExpired());
  }

  private void purgeAnsweredEvents() throws StoreException {
    Optional<Instant> now = clock.trustedNow();
    if (now.isPresent()) {
      int deleted = eventInbox.purgeAnswered(now.get().minus(ANSWERED_EVENTS));
      if (deleted > 0) {
        log.info("answered events deleted count={}", deleted);
      }
    }
  }

  private void finishErasures() throws StoreException {
    try {
      int finished = personalDataEraser.resume();
      if (finished > 0) {
        log.info("interrupted erasures finished count={}", finished);
      }
    } finally {
      countGivenUp();
    }
  }

  private void countGivenUp() throws StoreException {
    givenUp = personalDataEraser.givenUp();
  }
}
