package org.bounceback.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.settings.Settings;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.cases.CaseRepository;
import org.bounceback.chat.runtime.CardLocationRepository;
import org.bounceback.chat.runtime.EventInbox;
import org.bounceback.erasure.PersonalDataEraser;
import org.bounceback.store.ClockPlausibility;
import org.bounceback.store.DataFolder;
import org.bounceback.store.Database;
import org.bounceback.store.DatabaseServer;
import org.bounceback.store.StoreException;
import org.bounceback.store.SystemUptime;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.ticket.EscalationService;
import org.bounceback.watch.WatchService;

/** What is kept on the disk. */
public final class Storage implements AutoCloseable {
  private final Database database;
  private final Clock clock;
  private final ClockPlausibility plausibility;
  private final CaseRepository caseRepository;
  private final ReadingMemory memory = ReadingMemory.ofThisProcess();
  private final CardLocationRepository places;
  private final EventInbox eventInbox;
  private final EscalationService escalationService;
  private final WatchService watchService;

  private Storage(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.plausibility = new ClockPlausibility(database, clock, new SystemUptime());
    this.caseRepository = new CaseRepository(database, new SecureRandom(), clock);
    this.places = new CardLocationRepository(database);
    this.eventInbox = new EventInbox(database, clock);
    this.escalationService =
        new EscalationService(database, caseRepository, new Outbox(clock), clock);
    this.watchService = new WatchService(database, caseRepository, new Outbox(clock), clock);
  }

  /**
   * Opens the database at {@code database.url}, else the one in the data folder.
   *
   * @throws CommandFailedException when it cannot be used
   */
  public static Storage open(Settings settings, Clock clock) throws CommandFailedException {
    Optional<DatabaseServer> server = server(settings);
    Path folder = settings.path("data").orElseThrow();
    new DataFolder(folder).restrictToOwner();
    try {
      Database database = server.isPresent() ? Database.open(server.get()) : Database.open(folder);
      return opened(database, clock);
    } catch (StoreException failed) {
      throw new CommandFailedException(Status.AWAY, failed.getMessage(), failed);
    }
  }

  private static Storage opened(Database database, Clock system) throws StoreException {
    try {
      return new Storage(database, database.clock(system));
    } catch (StoreException failed) {
      database.close();
      throw failed;
    }
  }

  /**
   * How the database at {@code database.url} is reached; empty for the one in the data folder.
   *
   * @throws CommandFailedException when the URL cannot be used
   */
  public static Optional<DatabaseServer> server(Settings settings) throws CommandFailedException {
    Optional<String> url = settings.text("database.url");
    try {
      return url.map(
          text ->
              new DatabaseServer(
                  text, settings.text("database.user"), settings.text("database.password")));
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailedException(Status.USAGE, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /** The memory that all readings of uploads and stored mails share. */
  public ReadingMemory memory() {
    return memory;
  }

  /** The clock that dates what is stored: the database server's where there is one. */
  public Clock clock() {
    return clock;
  }

  /** Whether that clock may be used to delete what is old. */
  public ClockPlausibility plausibility() {
    return plausibility;
  }

  /** The database itself. */
  public Database database() {
    return database;
  }

  /** Where cases are kept. */
  public CaseRepository casebook() {
    return caseRepository;
  }

  /** Where their cards stand. */
  public CardLocationRepository places() {
    return places;
  }

  /** Where what people bring is kept until it is answered. */
  public EventInbox inbox() {
    return eventInbox;
  }

  /** Where tickets are wished for. */
  public EscalationService escalations() {
    return escalationService;
  }

  /** Deletes and exports what is stored about a person. */
  public PersonalDataEraser personalData() {
    return new PersonalDataEraser(database, caseRepository, new Outbox(clock), clock, memory);
  }

  /** Where subjects are looked up again by themselves. */
  public WatchService watches() {
    return watchService;
  }

  @Override
  public void close() {
    database.close();
  }
}
