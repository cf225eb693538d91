package org.bounceback.cases;

import java.util.OptionalLong;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;

/** Reads the sizes of stored e-mails in bytes without loading them. Safe for concurrent use. */
public final class MailSizes {
  private static final String OF_CASE = "select length(bytes) as size from mails where case_id = ?";

  /** A note with findings is written from the e-mail of its own case. */
  private static final String OF_NOTE =
      "select length(m.bytes) as size from notes n join mails m on m.case_id ="
          + " coalesce(n.mail_of, case when n.submission_key is not null then n.case_id end)"
          + " where n.note_key = ?";

  private final Database database;

  MailSizes(Database database) {
    this.database = database;
  }

  /** Returns the size of a case's e-mail; empty if the case has none. */
  public OptionalLong ofCase(String id) throws StoreException {
    return size(OF_CASE, id);
  }

  /** Returns the size of the e-mail that sending a note loads; empty if it loads none. */
  public OptionalLong ofNote(String key) throws StoreException {
    return size(OF_NOTE, key);
  }

  private OptionalLong size(String query, String name) throws StoreException {
    return database.query(query, name).stream()
        .mapToLong(resultRow -> resultRow.number("size"))
        .findFirst();
  }
}
