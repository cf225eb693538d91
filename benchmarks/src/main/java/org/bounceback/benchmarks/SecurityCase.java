package org.bounceback.benchmarks;

/** One attack on a running bot. Returns what was seen when the bot withstood it. */
@FunctionalInterface
interface SecurityCase {

  /**
   * Runs the attack.
   *
   * @return what was seen, for the report
   * @throws Breach when the bot did not withstand it
   */
  String run() throws Exception;

  /** The bot did not withstand an attack. The message says what was seen. */
  final class Breach extends Exception {
    Breach(String seen) {
      super(seen);
    }
  }

  /** Fails the case with {@code seen} unless {@code holds}. */
  static void require(boolean holds, String seen) throws Breach {
    if (!holds) {
      throw new Breach(seen);
    }
  }
}
