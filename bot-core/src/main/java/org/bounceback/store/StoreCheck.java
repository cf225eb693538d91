package org.bounceback.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks an existing database, without lasting changes. */
public final class StoreCheck {
  /** Enough for the copy before an upgrade and the messages of a day. */
  private static final long LEAST_SPACE = 512L << 20;

  /** Reported only if the tables are up to date. */
  public static final String WRITABLE = "the database can be written";

  private static final int FULL = 2;
  private static final String PROBE = "doctor-probe";

  private final List<DatabaseCheckResult> databaseCheckResults = new ArrayList<>();

  private StoreCheck() {}

  /**
   * One check.
   *
   * @param text the result, with the solution if there is a problem
   */
  public record DatabaseCheckResult(boolean well, String text) {}

  /** Checks the database in a folder, which need not exist yet. */
  public static List<DatabaseCheckResult> of(Path folder) {
    var check = new StoreCheck();
    check.space(folder);
    if (Files.exists(folder.resolve(Database.FILE))) {
      check.look(() -> Database.unchanged(folder));
    } else {
      check.beginning(folder);
    }
    return List.copyOf(check.databaseCheckResults);
  }

  /** Checks a database on a server. */
  public static List<DatabaseCheckResult> of(DatabaseServer server) {
    var check = new StoreCheck();
    check.look(() -> Database.unchanged(server));
    return List.copyOf(check.databaseCheckResults);
  }

  /** Opens the database. */
  @FunctionalInterface
  private interface Opening {
    Database open() throws StoreException;
  }

  private void look(Opening opening) {
    try (Database database = opening.open()) {
      boolean file = database.folder().isPresent();
      add(true, file ? "the database " + name(database) + " opens" : server(database));
      boolean current = schema(database);
      if (file) {
        commitsOfAFile(database);
      } else {
        commitsOfAServer(database);
      }
      if (current) {
        writing(database);
      }
    } catch (StoreException failed) {
      add(false, String.valueOf(failed.getMessage()));
    }
  }

  private static String name(Database database) {
    return database.folder().map(folder -> folder.resolve(Database.FILE).toString()).orElse("");
  }

  private static String server(Database database) throws StoreException {
    return "PostgreSQL "
        + text(database, "select current_setting('server_version') as it")
        + " answers";
  }

  /** Checks whether the tables are up to date. */
  private boolean schema(Database database) throws StoreException {
    Schema.State state = database.schema();
    String at = state.applied().map(each -> "at schema " + each).orElse("empty");
    if (state.newer()) {
      add(false, "the database was written by a newer Bounceback (" + at + "); install that one");
      return false;
    }
    boolean current = state.applied().equals(Optional.of(state.newest()));
    add(
        true,
        current
            ? "the tables are " + at
            : "the tables are " + at + "; the next start brings them to " + state.newest());
    return current;
  }

  private void commitsOfAFile(Database database) throws StoreException {
    String journal = text(database, "select journal_mode as it from pragma_journal_mode");
    long synchronous =
        database.query("select synchronous as it from pragma_synchronous").get(0).number("it");
    boolean well = journal.toLowerCase(Locale.ROOT).equals("wal") && synchronous == FULL;
    add(
        well,
        well
            ? "a commit is on the disk before it is confirmed (journal WAL, synchronous FULL)"
            : "a commit may be lost if the power fails (journal %s, synchronous %d); keep the data folder on a local disk"
                .formatted(journal, synchronous));
  }

  private void commitsOfAServer(Database database) throws StoreException {
    String commit = text(database, "select current_setting('synchronous_commit') as it");
    String fsync = text(database, "select current_setting('fsync') as it");
    boolean well = !commit.equals("off") && fsync.equals("on");
    add(
        well,
        well
            ? "a commit is on the server's disk before it is confirmed (synchronous_commit %s, fsync on)"
                .formatted(commit)
            : "a commit may be lost if the power fails (synchronous_commit %s, fsync %s); set both on at the server"
                .formatted(commit, fsync));
  }

  /** Writes a row and deletes it in the same transaction, so that it is never visible. */
  private void writing(Database database) throws StoreException {
    database.write(
        tx -> {
          tx.update("insert into replicas (name, beat) values (?, 0)", PROBE);
          tx.update("delete from replicas where name = ?", PROBE);
        });
    add(true, WRITABLE);
  }

  private void space(Path folder) {
    try {
      long free = Files.getFileStore(nearest(folder)).getUsableSpace();
      String words = (free >> 20) + " MiB are free for the data folder " + folder;
      add(free >= LEAST_SPACE, free >= LEAST_SPACE ? words : words + "; make room");
    } catch (IOException unknown) {
      add(false, "how much room the data folder " + folder + " has is not known: " + unknown);
    }
  }

  private void beginning(Path folder) {
    boolean writable = Files.isWritable(nearest(folder));
    add(
        writable,
        writable
            ? "there is no database in " + folder + " yet; the first start makes it"
            : "the data folder "
                + folder
                + " cannot be made; name one that this user may write to");
  }

  /** Returns the folder itself, or its closest existing parent. */
  private static Path nearest(Path folder) {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  private static String text(Database database, String sql) throws StoreException {
    return database.query(sql).get(0).text("it");
  }

  private void add(boolean well, String words) {
    databaseCheckResults.add(new DatabaseCheckResult(well, words));
  }
}
