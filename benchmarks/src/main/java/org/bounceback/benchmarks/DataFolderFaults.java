package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.dns.NameServer;

/**
 * Simulates faults of the data folder's disk: it is full, read-only, or another process has locked
 * the database. Mounts its own small file system, so it needs root and Linux.
 */
final class DataFolderFaults {

  private DataFolderFaults() {}

  static BenchmarkReport run(Path launcher, Path folder) throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Path disk = folder.resolve("disk");
    command("truncate", "-s", "32M", disk.toString());
    command("mkfs.ext4", "-q", "-m", "0", disk.toString());
    command("mount", "-o", "loop", disk.toString(), data.toString());
    try (var dns = NameServer.open();
        var desk = DeskServer.open(DeskRules.open(), Clock.systemUTC())) {
      var settings =
          Map.of(
              "data",
              data.toString(),
              "dns.resolver",
              "127.0.0.1:" + dns.port(),
              "desk.url",
              desk.url().toString(),
              "api.token",
              EscalationClient.TOKEN);
      try (var bot = BotProcess.start(launcher, folder, settings)) {
        var troubles =
            new StoreFaultDrill(
                "the store in trouble, SQLite", folder.resolve("serve.log"), bot, desk);
        bring(troubles, data);
        return troubles.report();
      }
    } finally {
      command("umount", "--lazy", data.toString());
    }
  }

  private static void bring(StoreFaultDrill troubles, Path data) throws Exception {
    Path ballast = data.resolve("ballast");
    troubles.fault("disk full", () -> fill(ballast), () -> Files.delete(ballast));
    troubles.fault("read-only", () -> unchangeable("+i", data), () -> unchangeable("-i", data));
    try (Connection other =
        DriverManager.getConnection("jdbc:sqlite:" + data.resolve("bounceback.db"))) {
      troubles.fault(
          "locked", () -> execute(other, "begin exclusive"), () -> execute(other, "rollback"));
    }
  }

  private static void fill(Path ballast) throws IOException {
    var block = new byte[64 << 10];
    try (var out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      command("sh", "-c", "head -c 65536 /dev/zero >> " + ballast + " 2>&- || true");
    }
  }

  /**
   * Changes all files except SQLite's memory-mapped index of the log: where the system refuses a
   * write to a mapped page, it ends the process.
   */
  private static void unchangeable(String change, Path data) throws IOException {
    Path file = data.resolve("bounceback.db");
    command("chattr", change, file.toString(), file + "-wal", data.toString());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void command(String... words) throws IOException {
    try {
      Process process = new ProcessBuilder(words).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new IOException("failed: " + String.join(" ", words));
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
