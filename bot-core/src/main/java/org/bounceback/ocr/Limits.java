package org.bounceback.ocr;

import java.time.Duration;

/**
 * The resource limits of an OCR program.
 *
 * @param time the maximum run time, more than zero
 * @param outputBytes the maximum output size
 * @param memoryBytes the maximum address space
 */
record Limits(Duration time, int outputBytes, long memoryBytes) {

  /** Ten times what an ordinary screenshot needs. */
  static final Limits STANDARD = new Limits(Duration.ofSeconds(20), 16 << 20, 1L << 30);
}
