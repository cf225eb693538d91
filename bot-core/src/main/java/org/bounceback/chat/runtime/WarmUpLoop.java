package org.bounceback.chat.runtime;

import java.time.Duration;
import java.util.function.IntConsumer;

/**
 * Repeats something made up before real events are heard: the virtual machine compiles what it has
 * run some hundred times, and the first burst after a start is in time too.
 */
public final class WarmUpLoop {
  private static final int MAX = 2000;

  private WarmUpLoop() {}

  /**
   * Runs one round after another.
   *
   * @param longest how long in all
   * @param round is given its number
   * @return how many there were
   */
  public static int run(Duration longest, IntConsumer round) {
    long began = System.nanoTime();
    int number = 0;
    while (number < MAX && System.nanoTime() - began < longest.toNanos()) {
      round.accept(number++);
    }
    return number;
  }
}
