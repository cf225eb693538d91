package org.bounceback.supervision;

import org.slf4j.Logger;

/** Logs exceptions of background threads, and never throws any. */
final class Failures {
  private Failures() {}

  /** Logs an exception. Logging may fail for the same reason, such as a full stack or heap. */
  static void log(Logger log, String message, Throwable thrown) {
    try {
      log.error(message, thrown);
    } catch (Throwable unloggable) {
      thrown.addSuppressed(unloggable);
    }
  }
}
