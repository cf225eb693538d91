package org.bounceback.cases;

import java.util.OptionalLong;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;

/** How large stored mails are, in bytes, without loading them. Safe for concurrent use. */
public final class MailSizes {
  private static final String OF_CASE = "select length(bytes) as size from mails where case_id = ?";

  /** The note with a ticket's findings is drafted from the mail of its own case. */
  private static final String OF_NOTE =
      "select length(m.bytes) as size from notes n join mails m on m.case_id ="
          + " coalesce(n.mail_of, case when n.submission_key is not null then n.case_id end)"
          + " where n.note_key = ?";

  private final Database database;

  MailSizes(Database database) {
    this.database = database;
  }

  /** The size of a case's mail; empty for a case without one. */
  public OptionalLong ofCase(String id) throws StoreException {
    return size(OF_CASE, id);
  }

  /** The size of the mail that sending a note loads; empty for a note that loads none. */
  public OptionalLong ofNote(String key) throws StoreException {
    return size(OF_NOTE, key);
  }

  private OptionalLong size(String query, String name) throws StoreException {
    return database.query(query, name).stream()
        .mapToLong(resultRow -> resultRow.number("size"))
        .findFirst();
  }
}
