package org.bounceback.app.cli;

import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a bug that one of many mails brings to light from ending the reading of the others. */
final class BugIsolation {
  private static final Logger log = LoggerFactory.getLogger(BugIsolation.class);

  /** What a reading comes to; where it fails by a bug, an error in the place of its answers. */
  List<MailResult> keptApart(String name, Supplier<List<MailResult>> reading) {
    try {
      return reading.get();
    } catch (RuntimeException | StackOverflowError bug) {
      log.error("reading failed by a bug file={}", name, bug);
      return List.of(
          MailResult.unreadable(
              name, "reading it failed by a bug of ours (%s); please report it".formatted(bug)));
    }
  }
}
