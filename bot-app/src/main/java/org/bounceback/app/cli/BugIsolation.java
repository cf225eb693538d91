package org.bounceback.app.cli;

import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Isolates bugs, so that one e-mail that triggers a bug does not stop the others. */
final class BugIsolation {
  private static final Logger log = LoggerFactory.getLogger(BugIsolation.class);

  /** Runs a reading; if it fails because of a bug, returns an error as its result. */
  List<MailResult> isolate(String name, Supplier<List<MailResult>> reading) {
    try {
      return reading.get();
    } catch (RuntimeException | StackOverflowError bug) {
      log.error("reading failed because of a bug file={}", name, bug);
      return List.of(
          MailResult.unreadable(
              name, "reading it failed because of a bug (%s); please report it".formatted(bug)));
    }
  }
}
