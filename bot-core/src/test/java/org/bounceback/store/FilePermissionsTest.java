package org.bounceback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bounceback.testkit.JavaProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files and folders are for their owner alone, under a umask that lets others read. */
@DisabledOnOs(OS.WINDOWS)
class FilePermissionsTest {
  @TempDir Path folder;

  @Test
  void databaseJournalsLockCopiesAndBackupAreForTheOwnerAlone() throws Exception {
    Path target = Files.writeString(folder.resolve("elsewhere"), "not ours");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));

    List<String> printed = run("022", target);

    int serves = printed.indexOf(one(printed, "SERVES .*"));
    assertTrue(printed.contains("755 " + folder.resolve("data")), "the umask has no effect");
    Map<String, String> modes = modes(printed.subList(serves + 1, printed.size()));
    modes.remove("data/linked.db");
    assertEquals(
        new TreeMap<>(
            Map.ofEntries(
                Map.entry("backup.db", "600"),
                Map.entry("data", "700"),
                Map.entry("data/bounceback-schema4.db", "600"),
                Map.entry("data/bounceback.db", "600"),
                Map.entry("data/bounceback.db-shm", "600"),
                Map.entry("data/bounceback.db-wal", "600"),
                Map.entry("data/serving.lock", "600"),
                Map.entry("not", "700"),
                Map.entry("not/there", "700"),
                Map.entry("not/there/yet", "700"),
                Map.entry("not/there/yet/bounceback.db", "600"),
                Map.entry("not/there/yet/bounceback.db-shm", "600"),
                Map.entry("not/there/yet/bounceback.db-wal", "600"))),
        modes);
    assertEquals(
        "rw-r--r--",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(target)),
        "what a link points to is not ours");
  }

  @Test
  void filesThatOthersCouldReadAreFoundAndRestricted() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Path panels = Files.createDirectory(data.resolve("panels"));
    List<Path> ours =
        List.of(
            data,
            Files.createFile(data.resolve("bounceback-schema7.db")),
            panels,
            Files.createFile(panels.resolve("srv1.json")));
    Path foreign = Files.createFile(data.resolve("servers.yaml"));
    var all = new ArrayList<>(ours);
    all.add(foreign);
    all.add(folder);
    for (Path path : all) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-x--x"));
    }

    List<Path> wide = new DataFolder(data).wide();
    new DataFolder(data).restrictToOwner();

    assertEquals(ours.stream().sorted().toList(), wide.stream().sorted().toList());
    assertEquals(List.of(), new DataFolder(data).wide());
    for (Path untouched : List.of(foreign, folder)) {
      assertEquals(
          "rwxr-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(untouched)));
    }
  }

  @Test
  void aFolderThatManyShareIsLeftAsItIs() throws Exception {
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Files.setAttribute(shared, "unix:mode", 01777);
    Path database = Files.createFile(shared.resolve("bounceback.db"));
    Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-r--r--"));

    new DataFolder(shared).restrictToOwner();

    assertEquals("rwxrwxrwx", PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)));
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(database)));
  }

  private List<String> run(String umask, Path linked) throws Exception {
    Process process =
        JavaProcess.startWithUmask(
            umask, StoreUnderUmask.class, List.of(folder.toString(), linked.toString()));
    try (var output = process.inputReader()) {
      List<String> printed = output.lines().toList();
      assertEquals(0, process.waitFor());
      return printed;
    } finally {
      process.destroyForcibly();
    }
  }

  private Map<String, String> modes(List<String> printed) {
    var modes = new TreeMap<String, String>();
    for (String line : printed) {
      String[] cells = line.split(" ", 2);
      modes.put(folder.relativize(Path.of(cells[1])).toString(), cells[0]);
    }
    return modes;
  }

  private static String one(List<String> printed, String pattern) {
    return printed.stream().filter(line -> line.matches(pattern)).findFirst().orElseThrow();
  }
}
