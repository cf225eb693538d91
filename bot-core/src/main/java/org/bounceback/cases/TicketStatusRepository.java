package org.bounceback.cases;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;

/** How the tickets of cases stand at the desk, as far as we know. Safe for concurrent use. */
public final class TicketStatusRepository {
  private static final String SELECT = "select * from cases ";

  private final Database database;

  TicketStatusRepository(Database database) {
    this.database = database;
  }

  /** How far a case's ticket was read; empty before the first reading. */
  public Optional<String> cursor(CaseId id) throws StoreException {
    return database.query("select ticket_cursor from cases where id = ?", id.text()).stream()
        .findFirst()
        .flatMap(resultRow -> resultRow.findText("ticket_cursor"));
  }

  /**
   * The random name under which a case's ticket is opened; to be shown to nobody. Empty of cases
   * from before such names were drawn.
   */
  public Optional<String> mark(CaseId id) throws StoreException {
    return database.query("select ticket_mark from cases where id = ?", id.text()).stream()
        .findFirst()
        .flatMap(resultRow -> resultRow.findText("ticket_mark"));
  }

  /**
   * How a case's ticket stands; empty before the first reading. Until {@code tx} ends nobody else
   * writes about it.
   */
  public Optional<TicketStatus> hold(Transaction tx, CaseId id) {
    tx.update("update cases set lines_told = lines_told where id = ?", id.text());
    return tx.findRow("select ticket_status from cases where id = ?", id.text())
        .flatMap(resultRow -> resultRow.findText("ticket_status"))
        .map(TicketStatus::valueOf);
  }

  /** Whether a case has a ticket, and at that desk. */
  public boolean isAt(CaseId id, DeskId desk) throws StoreException {
    return !database
        .query(
            "select id from cases where id = ? and ticket_id is not null and ticket_desk = ?",
            id.text(),
            desk.toString())
        .isEmpty();
  }

  /**
   * Settles at which desk tickets are of which that was never written down: at {@code desk} where
   * their own addresses do not speak against it, else nobody knows.
   */
  public void complete(Transaction tx, DeskId desk) {
    tx.update(
        "update cases set ticket_desk = case when ticket_url is null or lower(ticket_url) like ?"
            + " then ? else 'unknown' end where ticket_id is not null and ticket_desk is null",
        "%://" + desk.address().toLowerCase(Locale.ROOT) + "/%",
        desk.toString());
  }

  /** Writes down that a desk is another now, its tickets with it. */
  public void move(Transaction tx, DeskId from, DeskId to) {
    tx.update(
        "update cases set ticket_desk = ? where ticket_desk = ?", to.toString(), from.toString());
  }

  /** Writes down how a case's ticket stands. */
  public void recordStatus(Transaction tx, CaseId id, TicketStatus status) {
    tx.update("update cases set ticket_status = ? where id = ?", status.name(), id.text());
  }

  /** Writes down how far a case's ticket was read. */
  public void recordCursor(Transaction tx, CaseId id, String cursor) {
    tx.update("update cases set ticket_cursor = ? where id = ?", cursor, id.text());
  }

  /**
   * The newest escalated case that was asked for, or is shown, in that thread.
   *
   * @param channel the thread itself where threads are channels of their own
   * @param thread the message that begins it; a platform may keep more behind its name and a space
   */
  public Optional<Case> inThread(String channel, String thread) throws StoreException {
    return database
        .query(
            SELECT
                + "where state <> ? and ((channel = ? and thread = ?) or id in"
                + " (select case_id from messages where (message = ? or message like ?)"
                + " and (channel = ? or ? = ?))) order by opened desc, id limit 1",
            CaseState.NEW.name(),
            channel,
            thread,
            thread,
            thread + " %",
            channel,
            channel,
            thread)
        .stream()
        .findFirst()
        .map(CaseRows::read);
  }

  /** The cases with that ticket, by the desk's own name for it, oldest first. */
  public List<Case> of(String ticketId) throws StoreException {
    return database.query(SELECT + "where ticket_id = ? order by opened, id", ticketId).stream()
        .map(CaseRows::read)
        .toList();
  }
}
