package org.bounceback.cases;

import java.time.Clock;
import java.time.Instant;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;

/** Deletes stored cases and messages that are older than the retention periods. */
public final class CasePurge {

  /**
   * Updates the case's row itself, so that a case that is accepted in the meantime keeps its
   * message.
   */
  private static final String UNNEEDED_MAILS =
      "update cases set mail_deleted = ? where opened < ? and state <> ?"
          + " and id in (select case_id from mails)"
          + " and not exists (select 1 from scheduled_tasks t where t.task_instance = cases.id"
          + " or t.task_instance in (select note_key from notes where mail_of = cases.id))"
          + " and not exists (select 1 from undelivered u where u.given_up >= ?"
          + " and (u.id = cases.id"
          + " or u.id in (select note_key from notes where mail_of = cases.id)))";

  private final Database database;
  private final Clock clock;

  CasePurge(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Deletes cases opened before a time, with their messages, unless they were escalated or are
   * still watched.
   *
   * @return how many were deleted
   */
  public int unescalated(Instant before) throws StoreException {
    return database.inTransaction(
        tx ->
            tx.update(
                "delete from cases where state = ? and opened < ? and not exists"
                    + " (select 1 from scheduled_tasks t where t.task_instance = cases.id"
                    + " or t.task_instance like cases.id || '/%')",
                CaseState.NEW.name(), before));
  }

  /**
   * Deletes messages of cases opened before a time. A message stays if an outbox entry or a queued
   * note still needs it, or if it belongs to a ticket or note that was given up.
   *
   * @param givenUpBefore messages of what was given up before this time are deleted too
   * @return how many were deleted
   */
  public int mails(Instant before, Instant givenUpBefore) throws StoreException {
    return database.inTransaction(
        tx -> {
          int marked =
              tx.update(
                  UNNEEDED_MAILS,
                  clock.instant(),
                  before,
                  CaseState.ACCEPTED.name(),
                  givenUpBefore);
          tx.update(
              "delete from mails where case_id in"
                  + " (select id from cases where mail_deleted is not null)");
          return marked;
        });
  }
}
