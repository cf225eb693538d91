package org.bounceback.ticket;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.CaseState;
import org.bounceback.casebook.Casebook;
import org.bounceback.casebook.StoredMail;
import org.bounceback.store.Database;
import org.bounceback.store.Row;
import org.bounceback.store.StoreFailed;
import org.bounceback.store.Transaction;

/** What is kept that names a mail address. What a desk of others keeps is theirs to tell. */
public final class PersonalData {
  private static final String IN_WORDS =
      "select id from cases where lower(subject) like ? escape '!' or lower(person) like ? escape '!'"
          + " or lower(diagnosis) like ? escape '!' or id in (select case_id from submissions"
          + " where lower(requester) like ? escape '!' or lower(note) like ? escape '!')"
          + " or id in (select case_id from desk_log where lower(words) like ? escape '!')"
          + " or id in (select case_id from notes where lower(words) like ? escape '!')"
          + " order by opened, id";

  private final Database database;
  private final Casebook casebook;

  /** What is kept in {@code database}. */
  public PersonalData(Database database, Casebook casebook) {
    this.database = database;
    this.casebook = casebook;
  }

  /**
   * A case that names the address.
   *
   * @param mail as it was uploaded, if it is still kept
   */
  public record Held(Case found, Optional<StoredMail> mail) {}

  /**
   * What became of an erasure.
   *
   * @param erased the cases that are gone
   * @param onTheirWay those that stay because their ticket is about to be opened
   */
  public record Erasure(List<CaseId> erased, List<CaseId> onTheirWay) {}

  /** The cases that name {@code address} in their words or in their mail, oldest first. */
  public List<Held> naming(String address) throws StoreFailed {
    var held = new ArrayList<Held>();
    for (CaseId id : ids(address)) {
      Optional<Case> found = casebook.find(id);
      if (found.isPresent()) {
        held.add(new Held(found.get(), casebook.mail(id)));
      }
    }
    return held;
  }

  /** Deletes those cases and all that hangs on them, the local desk's tickets too. */
  public Erasure erase(String address) throws StoreFailed {
    Set<CaseId> ids = ids(address);
    return database.inTransaction(
        tx -> {
          var erasure = new Erasure(new ArrayList<>(), new ArrayList<>());
          ids.forEach(id -> erase(tx, id, erasure));
          tx.update("delete from inbox where lower(words) like ? escape '!'", pattern(address));
          return erasure;
        });
  }

  private void erase(Transaction tx, CaseId id, Erasure erasure) {
    Optional<Case> found = casebook.find(tx, id);
    if (found.filter(each -> each.state() == CaseState.ACCEPTED).isPresent()) {
      erasure.onTheirWay().add(id);
      return;
    }
    tx.update("delete from submissions where case_id = ?", id.text());
    tx.update("delete from local_remarks where source = ?", "note:joined-" + id.text());
    tx.update("delete from local_tickets where external_id = ?", ExternalId.of(id).text());
    tx.update("delete from cases where id = ?", id.text());
    erasure.erased().add(id);
  }

  private Set<CaseId> ids(String address) throws StoreFailed {
    String like = pattern(address);
    var ids = new LinkedHashSet<CaseId>();
    for (Row row : database.query(IN_WORDS, like, like, like, like, like, like, like)) {
      ids.add(new CaseId(row.text("id")));
    }
    for (Row row : database.query("select case_id, bytes from mails")) {
      if (names(row.bytes("bytes"), address)) {
        ids.add(new CaseId(row.text("case_id")));
      }
    }
    return ids;
  }

  private static boolean names(byte[] mail, String address) {
    return new String(mail, StandardCharsets.ISO_8859_1)
        .toLowerCase(Locale.ROOT)
        .contains(address.toLowerCase(Locale.ROOT));
  }

  private static String pattern(String address) {
    return "%" + address.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
  }
}
