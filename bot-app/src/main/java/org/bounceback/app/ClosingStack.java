package org.bounceback.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects resources while something is being opened; closes them if that fails. */
final class ClosingStack implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ClosingStack.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /** Registers {@code part} for closing. */
  <T extends AutoCloseable> T register(T part) {
    parts.push(part);
    return part;
  }

  /** Leaves all parts open, because they have an owner now. */
  void release() {
    parts.clear();
  }

  @Override
  public void close() {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception failed) { // AutoCloseable declares no narrower one.
        log.warn("not closed part={}", part.getClass().getSimpleName(), failed);
      }
    }
  }
}
