package org.bounceback.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.bounceback.testkit.JavaProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The permissions of files that the bot writes with umask 022. */
@DisabledOnOs(OS.WINDOWS)
class ServedFilesTest {
  @TempDir Path home;

  @Test
  void dataFolderBackupAndBulkJournalAreReadableOnlyByTheOwner() throws Exception {
    List<String> printed = run();

    int serves =
        printed.indexOf(
            printed.stream().filter(line -> line.startsWith("SERVES 0")).findFirst().orElseThrow());
    assertTrue(printed.get(serves - 1).startsWith("755 "), "the umask has no effect");
    var modes = new TreeMap<String, String>();
    for (String line : printed.subList(serves + 1, printed.size())) {
      modes.put(home.relativize(Path.of(line.substring(4))).toString(), line.substring(0, 3));
    }
    // The operator's own file in the folder, which other users can no longer enter.
    assertEquals("644", modes.remove("data/servers.yaml"));
    assertTrue(modes.keySet().stream().anyMatch(name -> name.startsWith("data/bulk/")));
    assertTrue(modes.containsKey("data/serving.lock"), modes.toString());
    modes.forEach(
        (name, mode) -> {
          boolean isFolder = name.equals("data") || name.matches("data/(bulk|zones|panels)");
          assertEquals(isFolder ? "700" : "600", mode, name);
        });
  }

  private List<String> run() throws Exception {
    Process process =
        JavaProcess.startWithUmask("022", ServeUnderUmask.class, List.of(home.toString()));
    try (var output = process.inputReader()) {
      List<String> printed = output.lines().toList();
      assertEquals(0, process.waitFor(), String.join("\n", printed));
      return printed.stream().filter(line -> line.matches("(\\d{3}|SERVES) .*|SERVES.*")).toList();
    } finally {
      process.destroyForcibly();
    }
  }
}
