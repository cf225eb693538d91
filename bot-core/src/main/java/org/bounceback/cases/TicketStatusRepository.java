package org.bounceback.cases;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;

/** Stores the last known status of cases' tickets. Safe for concurrent use. */
public final class TicketStatusRepository {
  private static final String SELECT = "select * from cases ";

  private final Database database;

  TicketStatusRepository(Database database) {
    this.database = database;
  }

  /** Returns the position up to which a case's ticket was read; empty before the first read. */
  public Optional<String> cursor(CaseId id) throws StoreException {
    return database.query("select ticket_cursor from cases where id = ?", id.text()).stream()
        .findFirst()
        .flatMap(resultRow -> resultRow.findText("ticket_cursor"));
  }

  /**
   * Returns the random key with which a case's ticket is opened, which is secret. Empty for cases
   * from before these keys existed.
   */
  public Optional<String> mark(CaseId id) throws StoreException {
    return database.query("select ticket_mark from cases where id = ?", id.text()).stream()
        .findFirst()
        .flatMap(resultRow -> resultRow.findText("ticket_mark"));
  }

  /**
   * Returns the status of a case's ticket; empty before the first read. Locks the case until {@code
   * tx} ends.
   */
  public Optional<TicketStatus> hold(Transaction tx, CaseId id) {
    tx.update("update cases set lines_told = lines_told where id = ?", id.text());
    return tx.findRow("select ticket_status from cases where id = ?", id.text())
        .flatMap(resultRow -> resultRow.findText("ticket_status"))
        .map(TicketStatus::valueOf);
  }

  /** Returns whether a case has a ticket in this ticket system. */
  public boolean isAt(CaseId id, DeskId desk) throws StoreException {
    return !database
        .query(
            "select id from cases where id = ? and ticket_id is not null and ticket_desk = ?",
            id.text(),
            desk.toString())
        .isEmpty();
  }

  /**
   * Sets the ticket system of tickets for which it was never recorded: {@code desk} if the ticket's
   * URL is missing or contains the address of {@code desk}, otherwise unknown.
   */
  public void complete(Transaction tx, DeskId desk) {
    tx.update(
        "update cases set ticket_desk = case when ticket_url is null or lower(ticket_url) like ?"
            + " then ? else 'unknown' end where ticket_id is not null and ticket_desk is null",
        "%://" + desk.address().toLowerCase(Locale.ROOT) + "/%",
        desk.toString());
  }

  /** Moves all tickets of one ticket system to another ID. */
  public void move(Transaction tx, DeskId from, DeskId to) {
    tx.update(
        "update cases set ticket_desk = ? where ticket_desk = ?", to.toString(), from.toString());
  }

  /** Records the status of a case's ticket. */
  public void recordStatus(Transaction tx, CaseId id, TicketStatus status) {
    tx.update("update cases set ticket_status = ? where id = ?", status.name(), id.text());
  }

  /** Records the position up to which a case's ticket was read. */
  public void recordCursor(Transaction tx, CaseId id, String cursor) {
    tx.update("update cases set ticket_cursor = ? where id = ?", cursor, id.text());
  }

  /**
   * Returns the latest escalated case that was requested or is shown in this thread.
   *
   * @param channel the thread itself on platforms where threads are channels
   * @param thread the thread's first message; a platform may store more after its ID and a space
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

  /** Returns the cases with this ticket, by the ticket system's internal ID, oldest first. */
  public List<Case> of(String ticketId) throws StoreException {
    return database.query(SELECT + "where ticket_id = ? order by opened, id", ticketId).stream()
        .map(CaseRows::read)
        .toList();
  }
}
