package org.bounceback.chat.runtime;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
 * What people brought and what became of it, so that nothing acknowledged is lost with the process
 * and nothing is answered twice. Safe for concurrent use.
 *
 * <p>When a method returns, what it wrote is on the disk; callers at the same time share a commit.
 * Of what is done with, the names alone are kept.
 */
public final class EventInbox {
  /** What brings the process down is not taken up for ever. */
  private static final int MAX_TRIES = 3;

  /** After that even telling the person has failed this often. */
  private static final int MAX_TRIES_TO_TELL = 2 * MAX_TRIES;

  /** Few enough that a long backlog does not fill the queue of readings. */
  private static final int TAKEN_UP_AT_ONCE = 8;

  /** In place of the number of tries. */
  private static final int ERASED = -1;

  private static final String LEFT_BEHIND =
      "platform = ? and done is null"
          + " and (replica is null or"
          + " replica <> ? and replica not in (select name from replicas))";

  private final Database database;
  private final GroupCommit commits;
  private final Clock clock;

  /** An inbox in {@code database}, dated by {@code clock}. */
  public EventInbox(Database database, Clock clock) {
    this.database = database;
    this.commits = new GroupCommit(database);
    this.clock = clock;
  }

  /** Writes an arrival down; answers whether it is new. */
  public boolean keep(StoredInboundEvent storedInboundEvent) throws StoreException {
    return commits.write(tx -> add(tx, storedInboundEvent)) == 1;
  }

  /** Forgets an arrival that nothing is done about, so that it may come again. */
  public void drop(EventId key) throws StoreException {
    commits.write(
        tx -> tx.update("delete from inbox where event_key = ? and done is null", key.text()));
  }

  /** Writes down where the first answer to an arrival stands. */
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

  /** Writes down that nothing more is to be done about an arrival, if it was kept. */
  public void done(EventId key) throws StoreException {
    commits.write(
        tx ->
            tx.update(
                "update inbox set done = ?, words = '', files = '[]', contact = ''"
                    + " where event_key = ? and done is null",
                clock.instant(),
                key.text()));
  }

  /** The case that came of the part of an arrival before, if it did. */
  public Optional<CaseId> caseOf(EventId key, int part) throws StoreException {
    return database
        .query("select case_id from inbox_cases where event_key = ? and part = ?", key.text(), part)
        .stream()
        .findFirst()
        .map(resultRow -> new CaseId(resultRow.text("case_id")));
  }

  /**
   * Blanks an arrival in which somebody is named who is to be erased; its key alone stays, so that
   * no case that is being made of it is stored.
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
   * Stores the case that came of a part of an arrival, and that it did, in one transaction. Of what
   * was never kept only the case is stored; of what was {@linkplain #erase erased} meanwhile
   * nothing is.
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
   * What a process left undone that is no longer at work, oldest first; from now on it is this
   * one's. What was taken up three times in vain is marked as given up: the person is to be told.
   * At most eight at a time; callers look again.
   */
  public List<PendingEvent> takeUp(String platform) throws StoreException {
    return database.inTransaction(
        tx -> {
          tx.update(
              "update inbox set done = ? where tries >= ? and " + LEFT_BEHIND,
              clock.instant(),
              MAX_TRIES_TO_TELL,
              platform,
              database.replica());
          return tx
              .query(
                  "update inbox set tries = tries + 1, replica = ? where event_key in"
                      + " (select event_key from inbox where "
                      + LEFT_BEHIND
                      + " order by came, event_key limit ?) and "
                      + LEFT_BEHIND
                      + " returning *",
                  database.replica(),
                  platform,
                  database.replica(),
                  TAKEN_UP_AT_ONCE,
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
   * The oldest arrival of a platform that no process at work has in hand, as a text that changes
   * whenever it is taken up; empty when there is none.
   */
  public Optional<String> oldestLeftBehind(String platform) throws StoreException {
    return database
        .query(
            "select event_key, tries from inbox where "
                + LEFT_BEHIND
                + " order by came, event_key limit 1",
            platform,
            database.replica())
        .stream()
        .findFirst()
        .map(resultRow -> resultRow.text("event_key") + "/" + resultRow.number("tries"));
  }

  /** What is not answered yet. */
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
   * What is not answered yet.
   *
   * @param oldest when the first of it came; empty when there is none
   */
  public record Backlog(long arrivals, Optional<Instant> oldest) {}

  /**
   * Deletes the names of arrivals that were answered before that; returns how many. An arrival that
   * is not answered yet stays, however old it is.
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
        "insert into inbox (event_key, platform, workspace, channel, thread, person, contact,"
            + " kind, words, files, came, tries, replica)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)"
            + " on conflict (event_key) do nothing",
        storedInboundEvent.key().text(),
        storedInboundEvent.platform(),
        storedInboundEvent.caseRequester().workspace(),
        storedInboundEvent.caseRequester().channel(),
        storedInboundEvent.caseRequester().thread(),
        storedInboundEvent.caseRequester().person(),
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
