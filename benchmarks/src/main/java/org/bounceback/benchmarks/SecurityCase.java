package org.bounceback.benchmarks;

/** One attack on a running bot. Returns what was observed if the bot resisted. */
@FunctionalInterface
interface SecurityCase {

  /**
   * Runs the attack.
   *
   * @return what was observed
   * @throws Breach if the bot did not resist
   */
  String run() throws Exception;

  /** The bot did not resist an attack. The message says what was observed. */
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
