package org.bounceback.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BugIsolationTest {
  private final BugIsolation bugIsolation = new BugIsolation();

  @Test
  void aBugBecomesAnErrorForItsEmail() {
    List<MailResult> told =
        bugIsolation.isolate(
            "a.eml",
            () -> {
              throw new IllegalStateException("no such part");
            });

    assertEquals(
        List.of(
            MailResult.unreadable(
                "a.eml",
                "reading it failed because of a bug (java.lang.IllegalStateException: no such"
                    + " part); please report it")),
        told);
  }

  @Test
  void aStackOverflowBecomesAnErrorForItsEmail() {
    List<MailResult> told =
        bugIsolation.isolate(
            "deep.eml",
            () -> {
              throw new StackOverflowError();
            });

    assertEquals(1, told.size());
  }
}
