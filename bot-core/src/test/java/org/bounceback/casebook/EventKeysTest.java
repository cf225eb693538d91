package org.bounceback.casebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.bounceback.store.Database;
import org.bounceback.store.MovableClock;
import org.bounceback.store.StoreFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventKeysTest {
  private static final EventKey KEY = new EventKey("slack:Ev0123");

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();

  @Test
  void anEventIsNewOnceAlsoAcrossARestart() throws StoreFailed {
    try (var database = Database.open(folder)) {
      var keys = new EventKeys(database, clock);
      assertTrue(keys.firstTime(KEY));
      assertFalse(keys.firstTime(KEY));
    }

    try (var database = Database.open(folder)) {
      assertFalse(new EventKeys(database, clock).firstTime(KEY));
    }
  }

  @Test
  void anEventIsForgottenAfterItsTime() throws StoreFailed {
    try (var database = Database.open(folder)) {
      var keys = new EventKeys(database, clock);
      keys.firstTime(KEY);
      clock.advance(Duration.ofMinutes(61));

      assertEquals(1, keys.forget(Duration.ofHours(1)));

      assertTrue(keys.firstTime(KEY));
    }
  }
}
