package org.bounceback.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.bounceback.data.PrivateFiles;

/**
 * Copies the database of a data folder while it is in use (SQLite's {@code VACUUM INTO}). The copy
 * is consistent and compact, and gets its final name only after it is on the disk. Only its owner
 * can read it.
 */
public final class Backup {

  private static final int NUMBERS_SKIPPED = 1000;

  private Backup() {}

  /**
   * Writes the copy. To restore it, place it as {@code bounceback.db} into a data folder.
   *
   * @param folder the data folder, which is not changed
   * @param file the target file, which must not exist
   * @throws StoreException if there is no database, or the copy cannot be written
   */
  public static void write(Path folder, Path file) throws StoreException {
    if (!Files.isRegularFile(folder.resolve(Database.FILE))) {
      throw new StoreException("there is no database in " + folder + "; name the data folder");
    }
    if (Files.exists(file)) {
      throw new StoreException(file + " exists already; name a new file");
    }
    replace(folder, file);
  }

  /** Writes the copy, and replaces an older one of that name after the new one is complete. */
  static void replace(Path folder, Path file) throws StoreException {
    Path database = folder.resolve(Database.FILE);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      PrivateFiles.writeNew(part, new byte[0]);
      copy(database, part);
      try (FileChannel channel = PrivateFiles.open(part)) {
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | SQLException failed) {
      throw new StoreException(
          "no copy of %s could be written to %s: %s".formatted(database, file, failed.getMessage()),
          failed);
    }
  }

  private static void copy(Path database, Path to) throws SQLException, StoreException {
    try (Connection source = DriverManager.getConnection("jdbc:sqlite:" + database);
        PreparedStatement vacuum = source.prepareStatement("vacuum into ?")) {
      vacuum.setString(1, to.toString());
      vacuum.execute();
    }
    try (Connection copy = DriverManager.getConnection("jdbc:sqlite:" + to);
        PreparedStatement check = copy.prepareStatement("pragma quick_check");
        ResultSet result = check.executeQuery()) {
      if (!result.next() || !result.getString(1).equals("ok")) {
        throw new StoreException("the copy of " + database + " is damaged; check the disk");
      }
    }
    skipNumbers(to);
  }

  /**
   * Skips ticket numbers, so that tickets opened after the copy was made have no duplicate numbers
   * after a restore.
   */
  private static void skipNumbers(Path copy) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        PreparedStatement table =
            connection.prepareStatement(
                "select 1 from sqlite_master where name = 'local_ticket_numbers'");
        ResultSet found = table.executeQuery()) {
      if (found.next()) {
        try (PreparedStatement skip =
            connection.prepareStatement("update local_ticket_numbers set last = last + ?")) {
          skip.setInt(1, NUMBERS_SKIPPED);
          skip.executeUpdate();
        }
      }
    }
  }
}
