package org.bounceback.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a mail server's pipe. */
class IntakeCommandTest {
  private static final Map<String, String> SENDERS =
      Map.of("BOUNCEBACK_INTAKE_SENDERS", "host.example");
  private static final String MAIL =
      """
      From: Kim <kim@host.example>
      Message-ID: <1@host.example>
      Subject: Fwd: failed

      550 5.1.1 <bob@example.com>: user unknown
      """;

  @TempDir Path home;

  @Test
  void theSameEmailOpensOneCaseHoweverOftenItIsSubmitted() {
    assertEquals(0, run(SENDERS, MAIL).status());
    assertEquals(0, run(SENDERS, MAIL).status());

    Run exported = Run.of(home, "", List.of("cases", "export", "kim@host.example"));
    assertEquals(1, exported.out().lines().count(), exported.out());
  }

  @Test
  void anEmailFromAStrangerIsAcceptedAndNotStored() {
    Run run = run(SENDERS, MAIL.replace("kim@host", "kim@elsewhere"));

    assertEquals(0, run.status());
    assertTrue(run.err().contains("intake.senders"), run.err());
    Run exported = Run.of(home, "", List.of("cases", "export", "bob@example.com"));
    assertEquals("", exported.out());
  }

  @Test
  void emptyInputIsADataError() {
    assertEquals(65, run(SENDERS, "").status());
  }

  @Test
  void anEmailIsDeferredWhenASettingIsInvalid() {
    Run run = run(Map.of(), MAIL);

    assertEquals(75, run.status());
    assertTrue(run.err().contains("intake.senders is empty"), run.err());
  }

  private Run run(Map<String, String> environment, String mail) {
    return Run.of(home, mail, environment, List.of("intake"));
  }
}
