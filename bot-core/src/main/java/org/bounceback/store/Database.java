package org.bounceback.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.bounceback.data.PrivateFiles;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The database: SQLite in the data folder, which one process serves from, or PostgreSQL, which
 * several may share. With both a commit is on the disk before it returns.
 *
 * <p>Safe for concurrent use. In SQLite one transaction writes at a time and the others wait up to
 * five seconds; in PostgreSQL transactions run side by side (READ COMMITTED), and one that was
 * outrun by another is begun anew.
 */
public final class Database implements AutoCloseable {
  static final String FILE = "bounceback.db";

  /** Each time some other transaction got through, so there is an end for everybody. */
  private static final int MAX_TRIES = 20;

  private final Optional<Path> folder;
  private final Connections connections;
  private final Jdbi jdbi;
  private final ServerClock serverClock = new ServerClock();
  private final String replica = "replica-" + UUID.randomUUID();

  private Database(Optional<Path> folder, Connections connections) {
    this.folder = folder;
    this.connections = connections;
    this.jdbi = Jdbi.create(connections.source());
  }

  /**
   * Opens the database in {@code folder}, makes both where they are missing, and brings the tables
   * up to date. Others get no permission on the folder and the files in it, and lose what they had.
   *
   * @throws StoreException when the folder cannot be used, the file is damaged or locked, or a
   *     newer program wrote it
   */
  public static Database open(Path folder) throws StoreException {
    Path file = folder.resolve(FILE);
    try {
      PrivateFiles.createFolders(folder);
    } catch (IOException refused) {
      throw new StoreException(
          "the data folder " + folder + " cannot be made; name one that this user may write to",
          refused);
    }
    new DataFolder(folder).restrictToOwner();
    try {
      // SQLite gives its journals the permissions of the database.
      PrivateFiles.createIfMissing(file);
    } catch (IOException refused) {
      throw new StoreException(
          "the database " + file + " cannot be opened; check that its folder is there and writable",
          refused);
    }
    return upToDate(new Database(Optional.of(folder), Connections.to(file)));
  }

  /**
   * Opens a database that is there, and brings its tables up to date.
   *
   * @throws StoreException when it cannot be reached or used, or a newer program wrote it
   */
  public static Database open(DatabaseServer server) throws StoreException {
    return upToDate(new Database(Optional.empty(), Connections.to(server)));
  }

  /** Opens the one in a folder without making or changing any table. */
  static Database asItIs(Path folder) throws StoreException {
    return new Database(Optional.of(folder), Connections.to(folder.resolve(FILE)));
  }

  /** Opens one at a server without making or changing any table. */
  static Database asItIs(DatabaseServer server) throws StoreException {
    return new Database(Optional.empty(), Connections.to(server));
  }

  /** How its tables stand. */
  Schema.State schema() throws StoreException {
    try {
      return new Schema(connections.source(), connections.dialect()).state();
    } catch (FlywayException failed) {
      throw connections.translated(failed);
    }
  }

  /**
   * Runs {@code work} in one transaction; in PostgreSQL anew where others were faster, so what it
   * does besides reading and writing must bear repetition. When this returns, what it wrote is on
   * the disk.
   *
   * @throws StoreException when the database failed; then nothing was written, unless a server's
   *     connection was cut during the commit itself
   */
  public <T> T inTransaction(TransactionCallback<T> transactionCallback) throws StoreException {
    for (int tries = 1; true; tries++) {
      try {
        return jdbi.inTransaction(handle -> transactionCallback.in(new Transaction(handle)));
      } catch (JdbiException failed) {
        if (tries == MAX_TRIES || !connections.isOutrun(failed)) {
          throw connections.translated(failed);
        }
      }
    }
  }

  /**
   * Makes {@code writes} in one transaction. When this returns, they are on the disk.
   *
   * @throws StoreException as {@link #inTransaction} does
   */
  public void write(TransactionWrites transactionWrites) throws StoreException {
    inTransaction(
        tx -> {
          transactionWrites.to(tx);
          return tx;
        });
  }

  /**
   * Runs one statement that reads, outside any transaction, so that no writer has to wait.
   * Arguments and rows are those of {@link Transaction#query}.
   *
   * @throws StoreException when the database failed
   */
  public List<ResultRow> query(String sql, Object... arguments) throws StoreException {
    try {
      return jdbi.withHandle(handle -> new Transaction(handle).query(sql, arguments));
    } catch (JdbiException failed) {
      throw connections.translated(failed);
    }
  }

  /**
   * The clock that dates what is stored here: the server's where processes share one, so that they
   * agree whatever their own clocks say; else {@code system}.
   *
   * @throws StoreException when the server could not be asked for the time
   */
  public Clock clock(Clock system) throws StoreException {
    if (folder.isPresent()) {
      return system;
    }
    write(this::sampleClock);
    return serverClock;
  }

  /** Reads the server's time anew; without a server nothing happens. */
  public void sampleClock(Transaction tx) {
    if (folder.isEmpty()) {
      serverClock.sample(tx);
    }
  }

  /**
   * Removes what was deleted from the database's files, as far as that takes seconds at most. A
   * server keeps deleted rows until its own VACUUM, and in its log.
   */
  public void purgeDeleted() {
    folder.ifPresent(path -> DeletedContent.purge(connections.source(), path.resolve(FILE)));
  }

  /** Closes the connections; whoever uses the database closes first. */
  @Override
  public void close() {
    connections.close();
  }

  /** Where it lies, which makes it one process's own; empty for one that is shared. */
  public Optional<Path> folder() {
    return folder;
  }

  /** What this process is called among those that share the database; new with every opening. */
  public String replica() {
    return replica;
  }

  DataSource source() {
    return connections.source();
  }

  private static Database upToDate(Database opened) throws StoreException {
    Connections connections = opened.connections;
    try {
      new Schema(connections.source(), connections.dialect()).migrate(new UpgradeCopy(opened));
      return opened;
    } catch (FlywayException failed) {
      connections.close();
      throw connections.translated(failed);
    } catch (StoreException refused) {
      connections.close();
      throw refused;
    }
  }
}
