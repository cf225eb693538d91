package org.bounceback.answers;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.SettlingQuestion.Kind;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.cases.AuditLog.AuditOutcome;
import org.bounceback.cases.AuditLog.AuditedAction;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.BounceMessage;
import org.bounceback.findings.DiagnosisBasis;
import org.bounceback.findings.DiagnosisBasis.GivenAnswer;
import org.bounceback.findings.DiagnosisBasis.Question;
import org.bounceback.findings.Findings;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxHandler;
import org.bounceback.store.outbox.OutboxTask;
import org.bounceback.ticket.EscalationService;

/**
 * Records agents' answers to the question of a case, and diagnoses its e-mail again with them. Safe
 * for concurrent use.
 *
 * <p>An answer is stored before anything else happens. The caller then calls {@link #complete}; if
 * it does not get that far, an outbox entry does it.
 */
public final class AnswerService {
  private static final OutboxTask DIAGNOSE_AGAIN = new OutboxTask("diagnose-again");
  private static final String ANSWER = "answer";
  private static final String UNDO = "undo-answer";

  /** Longer than a diagnosis takes, so that the entry usually finds nothing to do. */
  private static final Duration FOR_THE_CALLER = Duration.ofSeconds(30);

  private final Database database;
  private final CaseRepository caseRepository;
  private final EscalationService escalationService;
  private final Outbox outbox;
  private final ServerAnswerRepository serverAnswers;
  private final StoredMailDiagnosis diagnosis;
  private final Clock clock;

  /**
   * Creates a service.
   *
   * @param escalationService stores results and updates the cards
   * @param diagnosis diagnoses stored e-mails
   */
  public AnswerService(
      Database database,
      CaseRepository caseRepository,
      EscalationService escalationService,
      Outbox outbox,
      ServerAnswerRepository serverAnswers,
      StoredMailDiagnosis diagnosis,
      Clock clock) {
    this.database = database;
    this.caseRepository = caseRepository;
    this.escalationService = escalationService;
    this.outbox = outbox;
    this.serverAnswers = serverAnswers;
    this.diagnosis = diagnosis;
    this.clock = clock;
  }

  /**
   * Who answers.
   *
   * @param name the visible name
   * @param administrator whether the answer about a server is used by every later diagnosis
   */
  public record Agent(CaseRequester caseRequester, String name, boolean administrator) {}

  /** What became of a press. */
  public enum Outcome {
    /** It is stored; {@link #complete} has to be called. */
    STORED,
    /** The question was answered, or its answer undone, before. */
    NOT_OPEN,
    /** Only an administrator may do that. */
    REFUSED
  }

  /**
   * The result of a press.
   *
   * @param filed the case in its current state; empty if it was deleted
   */
  public record Result(Outcome outcome, Optional<Case> filed) {}

  /** Stores the answer to the open question of a case. */
  public Result answer(CaseId id, String questionId, boolean yes, Agent agent)
      throws StoreException {
    return database.inTransaction(
        tx -> {
          caseRepository.tickets().hold(tx, id);
          Optional<Case> found = caseRepository.find(tx, id);
          Optional<Question> open =
              found
                  .flatMap(AnswerService::basis)
                  .flatMap(basis -> basis.open(questionId))
                  .filter(Question::isYesOrNo);
          if (open.isEmpty()) {
            return new Result(Outcome.NOT_OPEN, found);
          }
          Question question = open.get();
          boolean remembered = agent.administrator() && isAboutServer(question);
          var given =
              new GivenAnswer(
                  question,
                  yes,
                  agent.caseRequester().person(),
                  agent.name(),
                  clock.instant(),
                  remembered);
          if (remembered) {
            String subject = question.subject().orElse("");
            serverAnswers.remember(tx, subject, yes, agent.caseRequester(), id);
          }
          change(tx, found.orElseThrow(), basis(found.orElseThrow()).orElseThrow().with(given));
          record(tx, id, agent, ANSWER, given, AuditOutcome.DONE);
          return new Result(Outcome.STORED, caseRepository.find(tx, id));
        });
  }

  /**
   * Takes an answer back. A remembered one is forgotten, which only an administrator may do.
   *
   * @param questionId the question that was answered
   */
  public Result undo(CaseId id, String questionId, Agent agent) throws StoreException {
    return database.inTransaction(
        tx -> {
          caseRepository.tickets().hold(tx, id);
          Optional<Case> found = caseRepository.find(tx, id);
          Optional<GivenAnswer> answer =
              found.flatMap(AnswerService::basis).flatMap(basis -> basis.answerTo(questionId));
          if (answer.isEmpty()) {
            return new Result(Outcome.NOT_OPEN, found);
          }
          GivenAnswer given = answer.get();
          if (given.remembered() && !agent.administrator()) {
            record(tx, id, agent, UNDO, given, AuditOutcome.REFUSED);
            return new Result(Outcome.REFUSED, found);
          }
          if (given.remembered()) {
            serverAnswers.forget(tx, given.question().subject().orElse(""), id);
          }
          change(tx, found.orElseThrow(), basis(found.orElseThrow()).orElseThrow().without(given));
          record(tx, id, agent, UNDO, given, AuditOutcome.DONE);
          return new Result(Outcome.STORED, caseRepository.find(tx, id));
        });
  }

  /**
   * Diagnoses a case's e-mail again if its answers changed since the last diagnosis, and updates
   * its cards. Without the e-mail, the diagnosis stays as it is.
   *
   * @return the case in its current state; empty if it was deleted
   * @throws BudgetExhausted if too much is being read right now
   */
  public Optional<Case> complete(CaseId id)
      throws StoreException, BudgetExhausted, InterruptedException {
    Optional<Case> found = caseRepository.find(id);
    Optional<DiagnosisBasis> pending =
        found.flatMap(AnswerService::basis).filter(DiagnosisBasis::answerPending);
    if (pending.isEmpty()) {
      return found;
    }
    Optional<CaseResult> newer =
        diagnosis.diagnose(id, isFromPicture(found.get()), pending.get().toAnswers());
    escalationService.storeResult(id, now -> merged(now, pending.get(), newer));
    return caseRepository.find(id);
  }

  /** Returns the handler of answers whose diagnosis the caller did not complete. */
  public Map<OutboxTask, OutboxHandler> handlers() {
    return Map.of(DIAGNOSE_AGAIN, new DiagnoseAgainHandler(this));
  }

  /** Returns the newer result, unless the answers changed while it was computed. */
  private static CaseResult merged(Case now, DiagnosisBasis used, Optional<CaseResult> newer) {
    Optional<DiagnosisBasis> basis = basis(now);
    if (basis.isEmpty() || !basis.get().answers().equals(used.answers())) {
      return now.caseResult();
    }
    BounceFindings before = (BounceFindings) now.findings();
    if (newer.isPresent() && newer.get().findings() instanceof BounceFindings found) {
      return newer.get().with(before.diagnosedAgain(found));
    }
    return now.caseResult().with(before.withBasis(basis.get().settled()));
  }

  private void change(Transaction tx, Case found, DiagnosisBasis basis) {
    BounceFindings bounce = (BounceFindings) found.findings();
    caseRepository.replaceFindings(
        tx, found.id(), found.caseResult().with(bounce.withBasis(basis)));
    outbox.put(
        tx,
        DIAGNOSE_AGAIN,
        found.id() + "/" + clock.instant() + "/" + basis.answers().size(),
        found.id().text(),
        clock.instant().plus(FOR_THE_CALLER));
  }

  private void record(
      Transaction tx,
      CaseId id,
      Agent agent,
      String action,
      GivenAnswer given,
      AuditOutcome auditOutcome) {
    String subject = given.question().subject().map(each -> " " + each).orElse("");
    String detail = (given.yes() ? "yes" : "no") + (given.remembered() ? ", remembered" : "");
    caseRepository
        .audit()
        .record(
            tx,
            new AuditedAction(
                agent.caseRequester(),
                action,
                given.question().kind() + subject,
                auditOutcome,
                detail,
                id));
  }

  private static boolean isAboutServer(Question question) {
    return question.subject().isPresent()
        && question.settles().filter(kind -> kind == Kind.OUR_SERVER).isPresent();
  }

  private static boolean isFromPicture(Case found) {
    return found.findings() instanceof BounceFindings bounce
        && bounce.message().filter(BounceMessage::fromPicture).isPresent();
  }

  private static Optional<DiagnosisBasis> basis(Case found) {
    Findings findings = found.findings();
    return findings instanceof BounceFindings bounce ? bounce.basis() : Optional.empty();
  }
}
