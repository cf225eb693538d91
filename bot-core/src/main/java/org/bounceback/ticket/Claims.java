package org.bounceback.ticket;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.bounceback.casebook.Asker;
import org.bounceback.casebook.Audit;
import org.bounceback.casebook.Audit.Act;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.Casebook;
import org.bounceback.casebook.DeskLog;
import org.bounceback.casebook.Keeper;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;

/**
 * Who has which case in hand. One person at a time has it; every change is told under the case's
 * cards, shown on them and written into the audit. Safe for concurrent use.
 */
public final class Claims {
  private final Database database;
  private final Casebook casebook;
  private final Telling telling;
  private final BiConsumer<Transaction, CaseId> refreshCard;
  private final Clock clock;

  Claims(
      Database database,
      Casebook casebook,
      Telling telling,
      BiConsumer<Transaction, CaseId> refreshCard,
      Clock clock) {
    this.database = database;
    this.casebook = casebook;
    this.telling = telling;
    this.refreshCard = refreshCard;
    this.clock = clock;
  }

  /** What somebody wants to do with a case. */
  public enum Wish {
    /** Take it while nobody has it. */
    TAKE,
    /** Take it from whoever has it. */
    TAKE_OVER,
    /** Have it no longer. */
    GIVE_BACK
  }

  /**
   * What came of a wish.
   *
   * @param granted whether it was done; one that was done before is done again without a trace
   * @param filed the case as it stands now; empty when it is gone
   */
  public record Answer(boolean granted, Optional<Case> filed) {}

  /**
   * Grants a wish where it can be: who has a case may give it back, and nobody takes unawares what
   * somebody else has.
   *
   * @param asker who wishes it, and where
   * @param name as people know them
   */
  public Answer ask(CaseId id, Wish wish, Asker asker, String name) throws StoreException {
    return database.inTransaction(
        tx -> {
          casebook.tickets().hold(tx, id);
          Optional<Case> found = casebook.find(tx, id);
          if (found.isEmpty()) {
            return new Answer(false, found);
          }
          Optional<Keeper> before = found.get().keeper();
          boolean theirs = before.map(Keeper::person).equals(Optional.of(asker.person()));
          boolean back = wish == Wish.GIVE_BACK;
          if (back ? before.isEmpty() : theirs) {
            return new Answer(true, found);
          }
          if (!theirs && (back || (wish == Wish.TAKE && before.isPresent()))) {
            return new Answer(false, found);
          }
          record(tx, id, back ? Optional.empty() : Optional.of(keeper(asker, name)));
          tell(tx, id, wish, asker, name, before);
          return new Answer(true, casebook.find(tx, id));
        });
  }

  private Keeper keeper(Asker asker, String name) {
    return new Keeper(asker.person(), name, clock.instant());
  }

  private static void record(Transaction tx, CaseId id, Optional<Keeper> keeper) {
    tx.update(
        "update cases set keeper = ?, keeper_name = ?, kept_since = ? where id = ?",
        keeper.map(Keeper::person),
        keeper.map(Keeper::name),
        keeper.map(Keeper::since),
        id.text());
  }

  private void tell(
      Transaction tx, CaseId id, Wish wish, Asker asker, String name, Optional<Keeper> before) {
    boolean back = wish == Wish.GIVE_BACK;
    String from = back ? "" : before.map(Keeper::name).orElse("");
    DeskLog.Kind kind = back ? DeskLog.Kind.GIVEN_BACK : DeskLog.Kind.TAKEN;
    String source = "keeper:" + asker.person() + "/" + wish + "/" + casebook.log().next(tx, id);
    casebook.log().add(tx, id, source, kind, name, from);
    telling.goOn(tx, id);
    refreshCard.accept(tx, id);
    String action = wish.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String detail = from.isEmpty() ? "" : "from " + from;
    casebook.audit().record(tx, new Act(asker, action, "case", Audit.Outcome.DONE, detail, id));
  }
}
