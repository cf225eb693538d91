package org.bounceback.app.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.bounceback.app.BotServer;
import org.bounceback.app.demo.DemoWorld;

/**
 * A separate process, for its umask: serves from a data folder that an operator created, writes a
 * backup and a bulk journal, and prints the path and mode of every file to standard output.
 */
final class ServeUnderUmask {
  private ServeUnderUmask() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    Path home = Path.of(arguments[0]);
    Path data = Files.createDirectory(home.resolve("data"));
    print(out, data);
    try (DemoWorld demoWorld = DemoWorld.open(Clock.systemUTC());
        var botServer = BotServer.start(demoWorld.settings(data), Clock.systemUTC());
        BulkJournal journal = BulkJournal.of(data.resolve("servers.yaml"), data)) {
      journal.open(0);
      Run backup = Run.of(home, "", List.of("backup", home.resolve("backup.db").toString()));
      out.println("SERVES " + backup.status() + botServer.port());
      print(out, data);
      print(out, home.resolve("backup.db"));
      out.flush();
      // A regular stop takes seconds and does not change the checked files.
      Runtime.getRuntime().halt(0);
    }
  }

  private static void print(PrintStream out, Path top) throws Exception {
    try (Stream<Path> all = Files.walk(top)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        out.printf("%o %s%n", (int) Files.getAttribute(path, "unix:mode") & 0777, path);
      }
    }
  }
}
