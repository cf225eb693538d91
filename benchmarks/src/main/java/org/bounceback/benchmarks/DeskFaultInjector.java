package org.bounceback.benchmarks;

import java.time.Duration;
import java.util.Random;
import org.bounceback.sandbox.desk.DeskFault;
import org.bounceback.sandbox.desk.DeskServer;

/**
 * Lets a ticket system respond normally, refuse, be unavailable, be slow, or create a ticket and
 * disconnect, in a random order of requests.
 */
final class DeskFaultInjector {
  private static final int REQUESTS = 16;
  private static final int MAX_DELAY_MILLIS = 1500;

  private final DeskServer desk;
  private final Random random;

  DeskFaultInjector(DeskServer desk, Random random) {
    this.desk = desk;
    this.random = random;
  }

  /** Replaces the planned faults with new random ones. */
  void change() {
    desk.faults().clear();
    for (int i = 0; i < REQUESTS; i++) {
      desk.faults().next(1, draw());
    }
  }

  /** Removes all planned faults. */
  void clear() {
    desk.faults().clear();
  }

  private DeskFault draw() {
    return switch (random.nextInt(6)) {
      case 0 -> DeskFault.none();
      case 1 -> DeskFault.status(500);
      case 2 -> DeskFault.unavailable(Duration.ofSeconds(1));
      case 3 -> DeskFault.delay(Duration.ofMillis(random.nextInt(MAX_DELAY_MILLIS)));
      case 4 -> DeskFault.disconnect();
      default -> DeskFault.openAndDisconnect();
    };
  }
}
