package org.bounceback.answers;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.bounceback.cases.AuditLog.AuditOutcome;
import org.bounceback.cases.AuditLog.AuditedAction;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseRequester;
import org.bounceback.hosting.ServerAnswers;
import org.bounceback.store.Database;
import org.bounceback.store.ResultRow;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what administrators answered about servers. The operator's servers file is never changed.
 * Safe for concurrent use.
 */
public final class ServerAnswerRepository implements Supplier<ServerAnswers> {
  /** The action in the audit log when an answer is forgotten without its case. */
  public static final String FORGET = "forget-answer";

  private static final Logger log = LoggerFactory.getLogger(ServerAnswerRepository.class);

  private final Database database;
  private final CaseRepository caseRepository;
  private final Clock clock;
  private volatile ServerAnswers last = ServerAnswers.NONE;

  /** Creates a repository in {@code database}; changes are recorded in the audit log. */
  public ServerAnswerRepository(Database database, CaseRepository caseRepository, Clock clock) {
    this.database = database;
    this.caseRepository = caseRepository;
    this.clock = clock;
  }

  /** Returns all answers, by subject. */
  public List<RememberedAnswer> all() throws StoreException {
    return database.query("select * from server_answers order by subject").stream()
        .map(ServerAnswerRepository::read)
        .toList();
  }

  /** Returns the answers for a diagnosis; if the store fails, those of the last successful read. */
  @Override
  public ServerAnswers get() {
    try {
      ServerAnswers answers = ServerAnswers.NONE;
      for (RememberedAnswer answer : all()) {
        answers = answers.with(answer.subject(), answer.ours());
      }
      last = answers;
    } catch (StoreException failed) {
      log.warn("answers about servers not read, the last known ones are used", failed);
    }
    return last;
  }

  /**
   * Forgets an answer and records that in the audit log.
   *
   * @return whether there was one
   */
  public boolean forget(String subject, CaseRequester caseRequester) throws StoreException {
    return database.inTransaction(
        tx -> {
          Optional<RememberedAnswer> found =
              tx.findRow("select * from server_answers where subject = ?", key(subject))
                  .map(ServerAnswerRepository::read);
          if (found.isEmpty()) {
            return false;
          }
          tx.update("delete from server_answers where subject = ?", key(subject));
          caseRepository
              .audit()
              .record(
                  tx,
                  new AuditedAction(
                      caseRequester,
                      FORGET,
                      found.get().subject(),
                      AuditOutcome.DONE,
                      found.get().ours() ? "it was yes" : "it was no",
                      CaseId.parse(found.get().caseId())));
          return true;
        });
  }

  /** Remembers an answer; it replaces an earlier one about the same server. */
  void remember(
      Transaction tx, String subject, boolean ours, CaseRequester caseRequester, CaseId id) {
    tx.update(
        "insert into server_answers (subject, ours, person, workspace, answered, case_id)"
            + " values (?, ?, ?, ?, ?, ?) on conflict (subject) do update set"
            + " ours = excluded.ours, person = excluded.person, workspace = excluded.workspace,"
            + " answered = excluded.answered, case_id = excluded.case_id",
        key(subject),
        ours,
        caseRequester.person(),
        caseRequester.workspace(),
        clock.instant(),
        id.text());
  }

  /** Forgets the answer of a case, unless another case's answer replaced it. */
  void forget(Transaction tx, String subject, CaseId id) {
    tx.update(
        "delete from server_answers where subject = ? and case_id = ?", key(subject), id.text());
  }

  private static String key(String subject) {
    return subject.strip().toLowerCase(Locale.ROOT);
  }

  private static RememberedAnswer read(ResultRow row) {
    return new RememberedAnswer(
        row.text("subject"),
        row.isTrue("ours"),
        row.text("person"),
        row.instant("answered"),
        row.text("case_id"));
  }
}
