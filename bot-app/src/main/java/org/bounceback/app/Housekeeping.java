package org.bounceback.app;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bounceback.app.settings.Settings;
import org.bounceback.casebook.Retention;
import org.bounceback.store.ClockPlausibility;
import org.bounceback.store.Outbox;
import org.bounceback.store.StoreFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes every hour what was kept long enough, and writes down what is known of the zones. */
final class Housekeeping implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

  private final ScheduledExecutorService hourly =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "housekeeping"));
  private final Retention retention;
  private final ClockPlausibility clock;

  private Housekeeping(Retention retention, ClockPlausibility clock) {
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * Begins at once.
   *
   * @param rememberZones writes down what is known of the zones, lest a kill loses more than a
   *     little of it
   */
  static Housekeeping start(Settings settings, Storage storage, Runnable rememberZones) {
    var spans =
        new Retention.Spans(
            settings.duration("retention.mails"),
            settings.duration("retention.cases"),
            settings.duration("retention.tickets"));
    var housekeeping =
        new Housekeeping(
            new Retention(
                storage.database(),
                storage.casebook(),
                storage.inbox(),
                new Outbox(storage.clock()),
                spans,
                storage.plausibility()),
            storage.plausibility());
    var unusedTidying =
        housekeeping.hourly.scheduleWithFixedDelay(housekeeping::tidy, 0, 1, TimeUnit.HOURS);
    var unusedWatching =
        housekeeping.hourly.scheduleWithFixedDelay(
            housekeeping::watchClock, 5, 5, TimeUnit.MINUTES);
    var unusedRemembering =
        housekeeping.hourly.scheduleWithFixedDelay(rememberZones, 5, 5, TimeUnit.MINUTES);
    return housekeeping;
  }

  @Override
  public void close() {
    hourly.shutdown();
  }

  private void watchClock() {
    try {
      clock.trustedNow();
    } catch (StoreFailed failed) {
      log.warn("clock not checked, in five minutes again", failed);
    }
  }

  private void tidy() {
    try {
      log.info("kept long enough and deleted {}", retention.tidy());
    } catch (StoreFailed failed) {
      log.warn("nothing tidied, in an hour again", failed);
    }
  }
}
