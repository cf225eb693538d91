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
 * The database: SQLite in the data folder, used by one process, or PostgreSQL, which several
 * processes may share. In both cases a commit is on the disk before it returns.
 *
 * <p>Safe for concurrent use. In SQLite one transaction writes at a time and others wait up to five
 * seconds. In PostgreSQL transactions run concurrently (READ COMMITTED), and one that conflicts
 * with another is repeated.
 */
public final class Database implements AutoCloseable {
  static final String FILE = "bounceback.db";

  /** Each conflict means that another transaction succeeded, so all transactions eventually do. */
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
   * Opens the database in {@code folder}, creates both if missing, and migrates the tables.
   * Permissions of other users on the folder and its files are removed.
   *
   * @throws StoreException if the folder is not usable, the file is damaged or locked, or a newer
   *     version wrote it
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
      // SQLite creates its journals with the permissions of the database.
      PrivateFiles.createIfMissing(file);
    } catch (IOException refused) {
      throw new StoreException(
          "the database " + file + " cannot be opened; check that its folder is there and writable",
          refused);
    }
    return upToDate(new Database(Optional.of(folder), Connections.to(file)));
  }

  /**
   * Opens an existing database, and migrates its tables.
   *
   * @throws StoreException if it is unreachable or not usable, or a newer version wrote it
   */
  public static Database open(DatabaseServer server) throws StoreException {
    return upToDate(new Database(Optional.empty(), Connections.to(server)));
  }

  /** Opens the database in a folder without creating or changing tables. */
  static Database unchanged(Path folder) throws StoreException {
    return new Database(Optional.of(folder), Connections.to(folder.resolve(FILE)));
  }

  /** Opens a database on a server without creating or changing tables. */
  static Database unchanged(DatabaseServer server) throws StoreException {
    return new Database(Optional.empty(), Connections.to(server));
  }

  /** Returns the state of the tables. */
  Schema.State schema() throws StoreException {
    try {
      return new Schema(connections.source(), connections.dialect()).state();
    } catch (FlywayException failed) {
      throw connections.translated(failed);
    }
  }

  /**
   * Runs {@code transactionCallback} in one transaction. In PostgreSQL it is repeated after a
   * conflict, so any side effects must be repeatable. When this method returns, the changes are on
   * the disk.
   *
   * @throws StoreException if the database failed; then nothing was written, unless the connection
   *     to a server was lost during the commit
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
   * Performs the writes in one transaction. When this method returns, they are on the disk.
   *
   * @throws StoreException as in {@link #inTransaction}
   */
  public void write(TransactionWrites transactionWrites) throws StoreException {
    inTransaction(
        tx -> {
          transactionWrites.to(tx);
          return tx;
        });
  }

  /**
   * Runs one query outside of any transaction, so that it does not block writers. Arguments and
   * rows are those of {@link Transaction#query}.
   *
   * @throws StoreException if the database failed
   */
  public List<ResultRow> query(String sql, Object... arguments) throws StoreException {
    try {
      return jdbi.withHandle(handle -> new Transaction(handle).query(sql, arguments));
    } catch (JdbiException failed) {
      throw connections.translated(failed);
    }
  }

  /**
   * Returns the clock for timestamps of stored data: the server's clock if several processes share
   * it, so that they agree on the time, otherwise {@code system}.
   *
   * @throws StoreException if the time of the server cannot be queried
   */
  public Clock clock(Clock system) throws StoreException {
    if (folder.isPresent()) {
      return system;
    }
    write(this::sampleClock);
    return serverClock;
  }

  /** Queries the server's time again; does nothing without a server. */
  public void sampleClock(Transaction tx) {
    if (folder.isEmpty()) {
      serverClock.sample(tx);
    }
  }

  /**
   * Removes deleted data from the database's files, if that takes only seconds. A server stores
   * deleted rows until its own VACUUM, and in its log.
   */
  public void purgeDeleted() {
    folder.ifPresent(path -> DeletedContent.purge(connections.source(), path.resolve(FILE)));
  }

  /** Closes the connections; users of the database must be closed before. */
  @Override
  public void close() {
    connections.close();
  }

  /** Returns the folder of a database with one process; empty for a shared one. */
  public Optional<Path> folder() {
    return folder;
  }

  /**
   * Returns the name of this process among those that share the database; a new one for each
   * opening.
   */
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
