package org.bounceback.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bounceback.store.outbox.FolderLock;

/**
 * A process of its own, for its umask: upgrades a database, serves from it and writes a backup. It
 * prints the path and the mode of every file while the database is open.
 */
final class StoreUnderUmask {
  private StoreUnderUmask() {}

  @SuppressWarnings("try") // the lock counts for its file
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Path data = Files.createDirectory(folder.resolve("data"));
    try (Connections connections = Connections.to(data.resolve(Database.FILE))) {
      EarlierSchema.make(connections, "4");
    }
    Files.createSymbolicLink(data.resolve("linked.db"), Path.of(arguments[1]));
    print(data);
    try (var database = Database.open(data);
        var lock = FolderLock.take(data);
        var fresh = Database.open(folder.resolve("not/there/yet"))) {
      Backup.write(data, folder.resolve("backup.db"));
      System.out.println("SERVES " + database.replica() + fresh.replica());
      print(data);
      print(folder.resolve("not"));
      print(folder.resolve("backup.db"));
    }
  }

  private static void print(Path top) throws Exception {
    try (Stream<Path> all = Files.walk(top)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        int mode = (int) Files.getAttribute(path, "unix:mode");
        System.out.printf("%o %s%n", mode & 0777, path);
      }
    }
  }
}
