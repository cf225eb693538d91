package org.bounceback.cases;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bounceback.findings.FindingsCodec;
import org.bounceback.findings.UnreadableFindings;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;

/**
 * Stores cases. Safe for concurrent use.
 *
 * <p>A method without a transaction parameter uses its own transaction: when it returns, its writes
 * are committed; when it throws {@link StoreException}, nothing was written.
 */
public final class CaseRepository {
  private static final String SELECT = "select * from cases ";

  private final Database database;
  private final SecureRandom random;
  private final Clock clock;
  private final TicketActivityLog log;

  /** Creates a repository in {@code database}; {@code random} generates the case IDs. */
  public CaseRepository(Database database, SecureRandom random, Clock clock) {
    this.database = database;
    this.random = random;
    this.clock = clock;
    this.log = new TicketActivityLog(database, clock);
  }

  /** Returns the log of replies and status changes from the ticket system. */
  public TicketActivityLog log() {
    return log;
  }

  /** Returns the repository of ticket statuses. */
  public TicketStatusRepository tickets() {
    return new TicketStatusRepository(database);
  }

  /** Returns the audit log. */
  public AuditLog audit() {
    return new AuditLog(database, clock);
  }

  /** Stores a case and its e-mail, if it has one. */
  public Case open(NewCase opened) throws StoreException {
    return database.inTransaction(tx -> open(tx, opened));
  }

  /** Stores a case and its e-mail, if it has one, as part of {@code tx}. */
  public Case open(Transaction tx, NewCase opened) {
    var id = CaseId.draw(random);
    tx.update(
        "insert into cases (id, opened, kind, subject, person, workspace, channel, thread,"
            + " headline, verdict, diagnosis, state, ticket_mark)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id.text(),
        clock.instant(),
        opened.kind().name(),
        opened.subject(),
        opened.caseRequester().person(),
        opened.caseRequester().workspace(),
        opened.caseRequester().channel(),
        opened.caseRequester().thread(),
        opened.caseResult().headline(),
        opened.caseResult().verdict(),
        FindingsCodec.store(opened.caseResult().findings()),
        CaseState.NEW.name(),
        CaseId.drawMark(random));
    opened.mail().ifPresent(mail -> keep(tx, id, mail));
    return find(tx, id).orElseThrow();
  }

  /** Returns a case that is shown but not stored, so it cannot be found later. */
  public Case unstored(NewCase opened) {
    return Case.begun(CaseId.draw(random), clock.instant(), opened);
  }

  /** Returns the case with this ID; empty if it does not exist or was deleted. */
  public Optional<Case> find(CaseId id) throws StoreException {
    return database.query(SELECT + "where id = ?", id.text()).stream()
        .findFirst()
        .map(CaseRows::read);
  }

  /** Returns the case with this ID as {@code tx} sees it. */
  public Optional<Case> find(Transaction tx, CaseId id) {
    return tx.findRow(SELECT + "where id = ?", id.text()).map(CaseRows::read);
  }

  /** Returns a case's e-mail; empty if it has none or it was deleted. */
  public Optional<StoredMail> mail(CaseId id) throws StoreException {
    return database.query("select name, bytes from mails where case_id = ?", id.text()).stream()
        .findFirst()
        .map(resultRow -> new StoredMail(resultRow.text("name"), resultRow.bytes("bytes")));
  }

  /** Returns what deletes old cases and e-mails. */
  public CasePurge purge() {
    return new CasePurge(database, clock);
  }

  /** Returns what reads the sizes of stored e-mails. */
  public MailSizes mailSizes() {
    return new MailSizes(database);
  }

  /** Returns whether a case was requested in this thread. */
  public boolean isThreadOfOurs(String workspace, String channel, String thread)
      throws StoreException {
    return !database
        .query(
            "select id from cases where workspace = ? and channel = ? and thread = ? limit 1",
            workspace,
            channel,
            thread)
        .isEmpty();
  }

  /** Returns the latest cases that {@code person} requested, newest first, at most {@code most}. */
  public List<Case> recent(String person, int most) throws StoreException {
    return database
        .query(SELECT + "where person = ? order by opened desc, id limit ?", person, most)
        .stream()
        .map(CaseRows::read)
        .toList();
  }

  /**
   * Returns the latest cases that are {@code person}'s: assigned to them, or requested by them if a
   * ticket was requested, is open or failed. Newest first, at most {@code most}.
   */
  public List<Case> open(String person, int most) throws StoreException {
    return database
        .query(
            SELECT
                + "where (person = ? and state <> ?) or keeper = ?"
                + " order by opened desc, id limit ?",
            person,
            CaseState.NEW.name(),
            person,
            most)
        .stream()
        .map(CaseRows::read)
        .toList();
  }

  /**
   * Returns the latest cases of a workspace that are assigned to nobody and have no ticket, opened
   * at {@code since} or later, newest first, at most {@code most}.
   */
  public List<Case> unassigned(String workspace, Instant since, int most) throws StoreException {
    return database
        .query(
            SELECT
                + "where workspace = ? and opened >= ? and keeper is null and state in (?, ?)"
                + " order by opened desc, id limit ?",
            workspace,
            since,
            CaseState.NEW.name(),
            CaseState.FAILED.name(),
            most)
        .stream()
        .map(CaseRows::read)
        .toList();
  }

  /**
   * Accepts a case, so that its ticket will be opened.
   *
   * @return whether this call accepted it; false if the ticket is already open or queued
   */
  public boolean accept(Transaction tx, CaseId id) {
    int changed =
        tx.update(
            "update cases set state = ?, trouble = null where id = ? and state in (?, ?)",
            CaseState.ACCEPTED.name(),
            id.text(),
            CaseState.NEW.name(),
            CaseState.FAILED.name());
    return changed == 1;
  }

  /** Replaces the findings with newer ones. */
  public void replaceFindings(Transaction tx, CaseId id, CaseResult caseResult) {
    if (caseResult.findings() instanceof UnreadableFindings) {
      tx.update(
          "update cases set headline = ?, verdict = ? where id = ?",
          caseResult.headline(),
          caseResult.verdict(),
          id.text());
    } else {
      tx.update(
          "update cases set headline = ?, verdict = ?, diagnosis = ? where id = ?",
          caseResult.headline(),
          caseResult.verdict(),
          FindingsCodec.store(caseResult.findings()),
          id.text());
    }
  }

  /** Returns a case's findings in their stored form; empty if the case was deleted. */
  public Optional<String> storedFindings(CaseId id) throws StoreException {
    return database.query("select diagnosis from cases where id = ?", id.text()).stream()
        .findFirst()
        .map(resultRow -> resultRow.text("diagnosis"));
  }

  /** Records the ticket that was opened for a case and its ticket system. */
  public void recordTicket(Transaction tx, CaseId id, TicketRef ticket, DeskId desk) {
    tx.update(
        "update cases set state = ?, trouble = null, ticket_id = ?, ticket_number = ?,"
            + " ticket_url = ?, ticket_desk = ? where id = ?",
        CaseState.SENT.name(),
        ticket.id(),
        ticket.number(),
        ticket.url().map(Object::toString),
        desk.toString(),
        id.text());
  }

  /** Records why a case's ticket is not open yet. */
  public void recordTrouble(Transaction tx, CaseId id, String why) {
    tx.update("update cases set trouble = ? where id = ?", why, id.text());
  }

  /** Records that a case's ticket will not be opened. */
  public void recordFailure(Transaction tx, CaseId id, String why) {
    tx.update(
        "update cases set state = ?, trouble = ? where id = ?",
        CaseState.FAILED.name(),
        why,
        id.text());
  }

  /**
   * Records whether a case's answer helped; newer feedback replaces the same person's older
   * feedback.
   */
  public void recordFeedback(CaseId id, Feedback feedback) throws StoreException {
    database.write(
        tx ->
            tx.update(
                "insert into feedback (case_id, person, helpful, why, given)"
                    + " values (?, ?, ?, ?, ?) on conflict (case_id, person) do update"
                    + " set helpful = excluded.helpful, why = excluded.why, given = excluded.given",
                id.text(),
                feedback.person(),
                feedback.helpful(),
                feedback.reason(),
                feedback.given()));
  }

  /** Returns the feedback on a case's answer, oldest first. */
  public List<Feedback> feedback(CaseId id) throws StoreException {
    return database
        .query("select * from feedback where case_id = ? order by given, person", id.text())
        .stream()
        .map(
            resultRow ->
                new Feedback(
                    resultRow.text("person"),
                    resultRow.isTrue("helpful"),
                    resultRow.findText("why"),
                    resultRow.instant("given")))
        .toList();
  }

  /** Returns whether retention deleted a case's e-mail. */
  public boolean isMailDeleted(CaseId id) throws StoreException {
    return !database
        .query("select id from cases where id = ? and mail_deleted is not null", id.text())
        .isEmpty();
  }

  private static void keep(Transaction tx, CaseId id, StoredMail mail) {
    tx.update(
        "insert into mails (case_id, name, bytes, sha256) values (?, ?, ?, ?)",
        id.text(),
        mail.name(),
        mail.bytes(),
        mail.sha256());
  }
}
