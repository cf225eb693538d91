package org.bounceback.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bounceback.app.CommandFailedException;
import org.bounceback.sandbox.desk.DeskFault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DemoTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final Demo demo =
      new Demo(
          Optional::empty, new PrintStream(shown, true, StandardCharsets.UTF_8), Clock.systemUTC());

  /** The short run of ./verify plays the same story from the launcher. */
  @Tag("long")
  @Test
  void theDemoRunsAsDescribed() throws CommandFailedException, InterruptedException {
    demo.play(demoWorld -> {}, false);

    String story = shown.toString(StandardCharsets.UTF_8);
    List<String> told =
        List.of(
            "skipped",
            "header",
            "Ticket 1001",
            "attached listed.eml",
            "#support in Slack: ticket 100",
            "#support in Discord: ticket 100",
            "#support in Discord: Thanks for your feedback.");
    List<String> missing = told.stream().filter(word -> !story.contains(word)).toList();
    assertEquals(List.of(), missing, story);
  }

  @Test
  void withoutTheListingTheDemoEndsDifferently() {
    CommandFailedException failed =
        assertThrows(
            CommandFailedException.class,
            () ->
                demo.play(
                    demoWorld -> demoWorld.list("zen.spamhaus.org").remove("203.0.113.5"), false));

    assertEquals(
        "scene listed: recipient is accepting, not skipped",
        failed.getMessage(),
        () -> shown.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aTicketSystemThatRejectsTicketsMakesTheDemoFail() {
    CommandFailedException failed =
        assertThrows(
            CommandFailedException.class,
            () ->
                demo.play(
                    demoWorld -> demoWorld.desk().faults().untilCleared(DeskFault.status(403)),
                    false));

    assertTrue(failed.getMessage().startsWith("scene open:"), failed.getMessage());
  }
}
