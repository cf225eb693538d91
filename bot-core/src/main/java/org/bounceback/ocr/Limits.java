package org.bounceback.ocr;

import java.time.Duration;

/**
 * What a program that reads a picture may use.
 *
 * @param time from its start to its end, more than zero
 * @param outputBytes that it may write
 * @param memoryBytes of address space
 */
record Limits(Duration time, int outputBytes, long memoryBytes) {

  /** Ten times what an ordinary screenshot takes. */
  static final Limits STANDARD = new Limits(Duration.ofSeconds(20), 16 << 20, 1L << 30);
}
