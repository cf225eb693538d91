package org.bounceback.benchmarks;

import java.time.Duration;
import java.util.Random;
import org.bounceback.sandbox.desk.DeskFault;
import org.bounceback.sandbox.desk.DeskServer;

/**
 * Has a desk answer well, refuse, be away, be slow, or open and hang up, mixed by a random source:
 * each of its next requests may meet another.
 */
final class DeskFaultInjector {
  private static final int REQUESTS = 16;
  private static final int LATEST_MILLIS = 1500;

  private final DeskServer desk;
  private final Random random;

  DeskFaultInjector(DeskServer desk, Random random) {
    this.desk = desk;
    this.random = random;
  }

  /** Forgets what it was up to and draws anew. */
  void change() {
    desk.faults().clear();
    for (int i = 0; i < REQUESTS; i++) {
      desk.faults().next(1, draw());
    }
  }

  /** Answers well from now on. */
  void calm() {
    desk.faults().clear();
  }

  private DeskFault draw() {
    return switch (random.nextInt(6)) {
      case 0 -> DeskFault.none();
      case 1 -> DeskFault.status(500);
      case 2 -> DeskFault.unavailable(Duration.ofSeconds(1));
      case 3 -> DeskFault.delay(Duration.ofMillis(random.nextInt(LATEST_MILLIS)));
      case 4 -> DeskFault.cut();
      default -> DeskFault.openAndCut();
    };
  }
}
