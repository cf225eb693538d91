package org.bounceback.supervision;

import org.slf4j.Logger;

/** Logs what a background thread caught, and throws nothing itself. */
final class Failures {
  private Failures() {}

  /** Logging may fail for the reason that it is to log, such as a stack or heap without room. */
  static void log(Logger log, String message, Throwable thrown) {
    try {
      log.error(message, thrown);
    } catch (Throwable unloggable) {
      thrown.addSuppressed(unloggable);
    }
  }
}
