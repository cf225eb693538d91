package org.bounceback.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bounceback.testkit.JavaProcess;
import org.junit.jupiter.api.Test;

/** The launcher's rehearsal runs to its end; otherwise the class archive lacks most classes. */
class ClassArchiveRunTest {

  @Test
  void everyCommandOfTheRehearsalAnswers() throws Exception {
    Process rehearsal = JavaProcess.start(List.of(), ClassArchiveRun.class, List.of());

    String output = new String(rehearsal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, rehearsal.waitFor());
    assertTrue(output.contains("\"subject\":\"203.0.113.5\""), output);
    // One answer about the address, one about the first e-mail, and one for each of the three.
    assertEquals(5, output.lines().filter(line -> line.startsWith("{")).count(), output);
  }
}
