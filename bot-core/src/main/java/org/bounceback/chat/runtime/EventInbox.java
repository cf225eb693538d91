package org.bounceback.chat.runtime;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.NewCase;
import org.bounceback.chat.EventId;
import org.bounceback.chat.MessageRef;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.store.Database;
import org.bounceback.store.GroupCommit;
import org.bounceback.store.ResultRow;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;

/**
 * Stores events until they are answered, so that no acknowledged event is lost in a crash or
 * answered twice. Safe for concurrent use.
 *
 * <p>When a method returns, its changes are on disk. Concurrent callers share a commit. Of answered
 * events, texts, files and contacts are deleted.
 */
public final class EventInbox {
  /** An event that crashes the process is not retried forever. */
  private static final int MAX_TRIES = 3;

  /** The number of attempts after which notifying the user has failed too often as well. */
  private static final int MAX_NOTIFICATION_TRIES = 2 * MAX_TRIES;

  /** Few enough that a long backlog does not fill the queue of the readers. */
  private static final int BATCH_SIZE = 8;

  /** Stored instead of the number of attempts. */
  private static final int ERASED = -1;

  private static final String UNFINISHED =
      "platform = ? and done is null"
          + " and (replica is null or"
          + " replica <> ? and replica not in (select name from replicas))";

  private final Database database;
  private final GroupCommit commits;
  private final Clock clock;

  /** Creates an inbox in {@code database}; {@code clock} sets its timestamps. */
  public EventInbox(Database database, Clock clock) {
    this.database = database;
    this.commits = new GroupCommit(database);
    this.clock = clock;
  }

  /** Stores an event. Returns whether it is new. */
  public boolean keep(StoredInboundEvent storedInboundEvent) throws StoreException {
    return commits.write(tx -> add(tx, storedInboundEvent)) == 1;
  }

  /** Deletes an event that had no effect, so that it can be sent again. */
  public void drop(EventId key) throws StoreException {
    commits.write(
        tx -> tx.update("delete from inbox where event_key = ? and done is null", key.text()));
  }

  /** Stores the location of the initial response to an event. */
  public void answered(EventId key, MessageRef answer) throws StoreException {
    commits.write(
        tx ->
            tx.update(
                "update inbox set answer_channel = ?, answer_message = ?"
                    + " where event_key = ? and done is null",
                answer.channel(),
                answer.message(),
                key.text()));
  }

  /** Marks an event as answered, if it was stored. */
  public void done(EventId key) throws StoreException {
    commits.write(
        tx ->
            tx.update(
                "update inbox set done = ?, words = '', files = '[]', contact = ''"
                    + " where event_key = ? and done is null",
                clock.instant(),
                key.text()));
  }

  /** Returns the case that was opened earlier for a part of an event, if any. */
  public Optional<CaseId> caseOf(EventId key, int part) throws StoreException {
    return database
        .query("select case_id from inbox_cases where event_key = ? and part = ?", key.text(), part)
        .stream()
        .findFirst()
        .map(resultRow -> new CaseId(resultRow.text("case_id")));
  }

  /**
   * Deletes the personal data of an event. Only its key remains, so that a case that is being
   * created from it is not stored.
   */
  public static void erase(Transaction tx, String key) {
    tx.update(
        "update inbox set tries = ?, done = coalesce(done, came), workspace = '', channel = '',"
            + " thread = null, person = '', contact = '', words = '', files = '[]',"
            + " answer_channel = null, answer_message = null where event_key = ?",
        ERASED,
        key);
  }

  /**
   * Stores the case for a part of an event and links it to the event, in one transaction. If the
   * event was not stored, only the case is. If it was {@linkplain #erase erased} in the meantime,
   * nothing is stored.
   */
  public Case open(EventId key, int part, CaseRepository caseRepository, NewCase opened)
      throws StoreException {
    return database.inTransaction(
        tx -> {
          if (isErased(tx, key)) {
            return caseRepository.unstored(opened);
          }
          Case stored = caseRepository.open(tx, opened);
          tx.update(
              "insert into inbox_cases (event_key, part, case_id)"
                  + " select event_key, ?, ? from inbox where event_key = ?",
              part,
              stored.id().text(),
              key.text());
          return stored;
        });
  }

  /**
   * Assigns the unfinished events of stopped processes to this process and returns them, oldest
   * first. After three failed attempts an event is marked as given up, and the user must be
   * notified. Returns at most eight events; callers repeat the call.
   */
  public List<PendingEvent> takeUp(String platform) throws StoreException {
    return database.inTransaction(
        tx -> {
          tx.update(
              "update inbox set done = ? where tries >= ? and " + UNFINISHED,
              clock.instant(),
              MAX_NOTIFICATION_TRIES,
              platform,
              database.replica());
          return tx
              .query(
                  "update inbox set tries = tries + 1, replica = ? where event_key in"
                      + " (select event_key from inbox where "
                      + UNFINISHED
                      + " order by came, event_key limit ?) and "
                      + UNFINISHED
                      + " returning *",
                  database.replica(),
                  platform,
                  database.replica(),
                  BATCH_SIZE,
                  platform,
                  database.replica())
              .stream()
              .sorted(
                  comparing((ResultRow resultRow) -> resultRow.instant("came"))
                      .thenComparing(resultRow -> resultRow.text("event_key")))
              .map(EventInbox::read)
              .toList();
        });
  }

  /**
   * Returns the oldest event of a platform that belongs to no running process, as a text that
   * changes with every attempt; empty if there is none.
   */
  public Optional<String> oldestLeftBehind(String platform) throws StoreException {
    return database
        .query(
            "select event_key, tries from inbox where "
                + UNFINISHED
                + " order by came, event_key limit 1",
            platform,
            database.replica())
        .stream()
        .findFirst()
        .map(resultRow -> resultRow.text("event_key") + "/" + resultRow.number("tries"));
  }

  /** Returns the number and age of the unanswered events. */
  public Backlog backlog() throws StoreException {
    ResultRow resultRow =
        database
            .query(
                "select count(*) as n, coalesce(min(came), 0) as oldest from inbox where done is"
                    + " null")
            .get(0);
    long arrivals = resultRow.number("n");
    return new Backlog(
        arrivals, arrivals == 0 ? Optional.empty() : Optional.of(resultRow.instant("oldest")));
  }

  /**
   * The unanswered events.
   *
   * @param oldest when the oldest of them arrived; empty if there is none
   */
  public record Backlog(long arrivals, Optional<Instant> oldest) {}

  /**
   * Deletes the events that were answered before a time and returns their number. An unanswered
   * event is not deleted, however old it is.
   */
  public int purgeAnswered(Instant before) throws StoreException {
    return database.inTransaction(tx -> tx.update("delete from inbox where done < ?", before));
  }

  private static boolean isErased(Transaction tx, EventId key) {
    return tx.findRow("select tries from inbox where event_key = ?", key.text())
        .filter(resultRow -> resultRow.number("tries") == ERASED)
        .isPresent();
  }

  private int add(Transaction tx, StoredInboundEvent storedInboundEvent) {
    return tx.update(
        "insert into inbox (event_key, platform, workspace, channel, thread, person, locale,"
            + " contact, kind, words, files, came, tries, replica)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)"
            + " on conflict (event_key) do nothing",
        storedInboundEvent.key().text(),
        storedInboundEvent.platform(),
        storedInboundEvent.caseRequester().workspace(),
        storedInboundEvent.caseRequester().channel(),
        storedInboundEvent.caseRequester().thread(),
        storedInboundEvent.caseRequester().person(),
        storedInboundEvent.locale().toLanguageTag(),
        storedInboundEvent.contact(),
        storedInboundEvent.storedEventKind().name(),
        storedInboundEvent.text(),
        files(storedInboundEvent),
        clock.instant(),
        database.replica());
  }

  private static String files(StoredInboundEvent storedInboundEvent) {
    return DocumentCodec.toJson(
        storedInboundEvent.files().stream()
            .map(file -> Map.of("name", file.name(), "reference", file.reference()))
            .toList());
  }

  private static PendingEvent read(ResultRow resultRow) {
    var caseRequester =
        new CaseRequester(
            resultRow.text("person"),
            resultRow.text("workspace"),
            resultRow.text("channel"),
            resultRow.findText("thread"));
    DocumentNode files = DocumentCodec.json("inbox", "{\"files\":" + resultRow.text("files") + "}");
    var storedInboundEvent =
        new StoredInboundEvent(
            new EventId(resultRow.text("event_key")),
            resultRow.text("platform"),
            caseRequester,
            Locale.forLanguageTag(resultRow.text("locale")),
            resultRow.text("contact"),
            StoredInboundEvent.StoredEventKind.valueOf(resultRow.text("kind")),
            resultRow.text("words"),
            files.list("files").stream()
                .map(
                    file ->
                        new StoredInboundEvent.FileName(file.text("name"), file.text("reference")))
                .toList());
    Optional<MessageRef> answer =
        resultRow
            .findText("answer_message")
            .map(
                message ->
                    new MessageRef(
                        storedInboundEvent.platform(),
                        resultRow.text("answer_channel"),
                        message,
                        0));
    return new PendingEvent(storedInboundEvent, answer, resultRow.number("tries") > MAX_TRIES);
  }
}
