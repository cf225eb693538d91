package org.bounceback.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.bounceback.answers.AnswerService;
import org.bounceback.answers.ServerAnswerRepository;
import org.bounceback.answers.StoredMailDiagnosis;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.settings.Settings;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.cases.CaseRepository;
import org.bounceback.chat.runtime.CardLocationRepository;
import org.bounceback.chat.runtime.EventInbox;
import org.bounceback.diagnosis.MailAnalysis;
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

/** Opens everything that is stored on disk or in the database. */
public final class Storage implements AutoCloseable {
  private final Database database;
  private final Clock clock;
  private final ClockPlausibility plausibility;
  private final CaseRepository caseRepository;
  private final ReadingMemory memory = ReadingMemory.ofThisProcess();
  private final CardLocationRepository cardLocations;
  private final EventInbox eventInbox;
  private final EscalationService escalationService;
  private final WatchService watchService;
  private final ServerAnswerRepository serverAnswers;

  private Storage(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.plausibility = new ClockPlausibility(database, clock, new SystemUptime());
    this.caseRepository = new CaseRepository(database, new SecureRandom(), clock);
    this.cardLocations = new CardLocationRepository(database);
    this.eventInbox = new EventInbox(database, clock);
    this.escalationService =
        new EscalationService(database, caseRepository, new Outbox(clock), clock);
    this.watchService = new WatchService(database, caseRepository, new Outbox(clock), clock);
    this.serverAnswers = new ServerAnswerRepository(database, caseRepository, clock);
  }

  /**
   * Opens the database at {@code database.url}, or the one in the data folder.
   *
   * @throws CommandFailedException if it cannot be used
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
   * Reads the connection settings for {@code database.url}; empty for the database in the data
   * folder.
   *
   * @throws CommandFailedException if the URL cannot be used
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

  /** Returns the memory budget that all readings of uploads and stored e-mails share. */
  public ReadingMemory memory() {
    return memory;
  }

  /** Returns the clock for stored dates: the database server's if there is one. */
  public Clock clock() {
    return clock;
  }

  /** Returns the check of whether that clock may be used to delete old data. */
  public ClockPlausibility plausibility() {
    return plausibility;
  }

  /** Returns the database itself. */
  public Database database() {
    return database;
  }

  /** Returns the repository of cases. */
  public CaseRepository cases() {
    return caseRepository;
  }

  /** Returns the repository of card locations. */
  public CardLocationRepository cardLocations() {
    return cardLocations;
  }

  /** Returns the inbox that stores events until they are answered. */
  public EventInbox inbox() {
    return eventInbox;
  }

  /** Returns the service for ticket requests. */
  public EscalationService escalations() {
    return escalationService;
  }

  /** Returns the service that deletes and exports the data stored about a person. */
  public PersonalDataEraser personalData() {
    return new PersonalDataEraser(database, caseRepository, new Outbox(clock), clock, memory);
  }

  /** Returns the service that rechecks watched subjects. */
  public WatchService watches() {
    return watchService;
  }

  /** Returns what administrators answered about servers. */
  public ServerAnswerRepository serverAnswers() {
    return serverAnswers;
  }

  /**
   * Returns the service that records the answers of agents.
   *
   * @param mailAnalysis diagnoses an e-mail again with its answers
   */
  public AnswerService answers(MailAnalysis mailAnalysis) {
    return new AnswerService(
        database,
        caseRepository,
        escalationService,
        new Outbox(clock),
        serverAnswers,
        new StoredMailDiagnosis(mailAnalysis, caseRepository, memory),
        clock);
  }

  @Override
  public void close() {
    database.close();
  }
}
