package org.bounceback.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened on the way to something whole; closed again when it did not come about. */
final class ClosingStack implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ClosingStack.class);

  private final Deque<AutoCloseable> kept = new ArrayDeque<>();

  /** Remembers to close {@code part}. */
  <T extends AutoCloseable> T keep(T part) {
    kept.push(part);
    return part;
  }

  /** All of it has an owner now. */
  void forget() {
    kept.clear();
  }

  @Override
  public void close() {
    for (AutoCloseable part : kept) {
      try {
        part.close();
      } catch (Exception failed) { // AutoCloseable declares no narrower one.
        log.warn("not closed part={}", part.getClass().getSimpleName(), failed);
      }
    }
  }
}
