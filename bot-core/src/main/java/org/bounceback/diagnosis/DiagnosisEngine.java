package org.bounceback.diagnosis;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bounceback.advice.Actor;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.Assessment;
import org.bounceback.advice.FilledText;
import org.bounceback.advice.Language;
import org.bounceback.advice.SupportTeam;
import org.bounceback.advice.Verdict;
import org.bounceback.advice.VerdictSelector;
import org.bounceback.authentication.MessageAuthentication;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.panel.Panels;
import org.bounceback.bounce.question.PastedQuestions;
import org.bounceback.hosting.ServerTable;
import org.bounceback.mistyped.MistypedDomains;
import org.bounceback.recipient.MailboxProviders;
import org.bounceback.recipient.RecipientReport;

/**
 * Diagnoses one bounce in the steps of the article: reads the bounce, checks the blocklists, checks
 * the recipient's mail servers unless a listing is the cause, and decides on a verdict with its
 * texts.
 *
 * <p>Safe for concurrent use. A diagnosis blocks its caller while its probes run.
 */
public final class DiagnosisEngine {
  /**
   * Of several recipients, the diagnosis is about the one whose actor comes first in this order.
   */
  private static final List<Actor> URGENCY =
      List.of(
          Actor.OUR_HOST,
          Actor.SENDER,
          Actor.RECIPIENT_ADMIN,
          Actor.RECIPIENT,
          Actor.OTHER_PROVIDER,
          Actor.UNKNOWN,
          Actor.NOBODY);

  private final AdviceCatalog book;
  private final SupportTeam team;
  private final Supplier<ServerTable> serverTable;
  private final BlocklistCatalog blocklistCatalog;
  private final MailboxProviders mailboxProviders = MailboxProviders.load();
  private final MistypedDomains mistypedDomains = MistypedDomains.load();
  private final Panels panels = Panels.load();
  private final PastedQuestions pastedQuestions = PastedQuestions.load();
  private final VerdictSelector verdictSelector;
  private final AdviceRenderer adviceRenderer;
  private final QuestionWriter questionWriter;
  private final StepOutcomes steps;
  private final AgentNotices agentNotices;
  private final ReportlessDiagnosis reportless;
  private final PasteDiagnosis pasteDiagnosis;
  private final ClientGuide clientGuide;

  /**
   * Creates an engine.
   *
   * @param team the support team that signs replies and e-mails
   * @param clock tells whether the time until which a message is retried is over
   */
  public DiagnosisEngine(
      ServerTable serverTable,
      BlocklistCatalog blocklistCatalog,
      AdviceCatalog book,
      SupportTeam team,
      Clock clock) {
    this(() -> serverTable, blocklistCatalog, book, team, clock);
  }

  /**
   * Creates an engine that reads the table of our servers at each diagnosis.
   *
   * @param team the support team that signs replies and e-mails
   * @param clock tells whether the time until which a message is retried is over
   */
  public DiagnosisEngine(
      Supplier<ServerTable> serverTable,
      BlocklistCatalog blocklistCatalog,
      AdviceCatalog book,
      SupportTeam team,
      Clock clock) {
    this.book = book;
    this.team = team;
    this.serverTable = serverTable;
    this.blocklistCatalog = blocklistCatalog;
    this.verdictSelector = new VerdictSelector(book);
    this.adviceRenderer = new AdviceRenderer(book, team, clock);
    this.questionWriter = new QuestionWriter(book);
    this.steps = new StepOutcomes(book);
    this.agentNotices = new AgentNotices(book);
    this.pasteDiagnosis = new PasteDiagnosis(book, adviceRenderer, steps);
    this.clientGuide = new ClientGuide(book, serverTable);
    this.reportless =
        new ReportlessDiagnosis(
            book, adviceRenderer, questionWriter, clientGuide, pastedQuestions, steps);
  }

  /** Returns the signature of the support team in English. */
  public String signature() {
    return team.signature(Language.ENGLISH);
  }

  /** Diagnoses a message of an upload. */
  public Diagnosis diagnose(
      BouncedMessage bounce, DiagnosticProbes diagnosticProbes, HostingProbes hostingProbes) {
    return diagnose(bounce, diagnosticProbes, hostingProbes, DiagnosticAnswers.NONE);
  }

  /**
   * Diagnoses a message of an upload.
   *
   * @param answers what agents answered to the questions of earlier diagnoses of this message
   */
  public Diagnosis diagnose(
      BouncedMessage bounce,
      DiagnosticProbes diagnosticProbes,
      HostingProbes hostingProbes,
      DiagnosticAnswers answers) {
    ServerTable now = serverTable.get().with(answers.servers());
    Optional<Diagnosis> paste = pasteDiagnosis.of(bounce, now);
    if (paste.isPresent()) {
      return paste.get();
    }
    if (bounce.messageKind() == MessageKind.NOT_A_BOUNCE
        || bounce.recipients().isEmpty()
        || isUnclearWindow(bounce)
        || pastedQuestions.isOnly(bounce)
        || LogSituation.of(bounce).isPresent()) {
      return reportless.of(bounce, new ServerOwnership(now));
    }
    List<RecipientDiagnosis> recipientDiagnosis = new ArrayList<>();
    for (RecipientEvidence found :
        new EvidenceCollector(now, blocklistCatalog, mailboxProviders, mistypedDomains, panels)
            .of(bounce, diagnosticProbes, hostingProbes, answers)) {
      recipientDiagnosis.add(judged(found));
    }
    int first =
        IntStream.range(0, recipientDiagnosis.size())
            .boxed()
            .min(
                Comparator.comparingInt(
                    each -> URGENCY.indexOf(actor(recipientDiagnosis.get(each)))))
            .orElseThrow();
    recipientDiagnosis.set(
        first, asked(recipientDiagnosis.get(first), diagnosticProbes, hostingProbes, now));
    boolean isOnlyInWindow =
        bounce.window().filter(ClientGuide::isAboutApp).isPresent()
            && recipientDiagnosis.stream()
                .allMatch(each -> each.ruling().assessment().verdict() == Verdict.CANNOT_TELL);
    return isOnlyInWindow
        ? reportless.of(bounce, new ServerOwnership(now))
        : diagnose(recipientDiagnosis, first);
  }

  /**
   * Returns the e-mail to the recipient's mail admin after a check without a bounce; empty if an
   * e-mail would not help.
   */
  public Optional<String> letterTo(RecipientReport report) {
    return adviceRenderer.letter(report);
  }

  private static Actor actor(RecipientDiagnosis recipientDiagnosis) {
    return recipientDiagnosis.ruling().assessment().actor();
  }

  /**
   * Returns the evidence after checking the recipient's servers, the sender's records and our own
   * servers.
   */
  private RecipientDiagnosis asked(
      RecipientDiagnosis recipientDiagnosis,
      DiagnosticProbes diagnosticProbes,
      HostingProbes hostingProbes,
      ServerTable now) {
    Optional<RecipientReport> side =
        StepOutcomes.question(recipientDiagnosis.found()).flatMap(diagnosticProbes::recipient);
    Optional<MessageAuthentication> records =
        SenderDnsRecords.of(recipientDiagnosis, diagnosticProbes);
    ServerFindings own = new ServerProbePlan(now, hostingProbes).about(recipientDiagnosis.found());
    return side.isEmpty() && records.isEmpty() && own.equals(recipientDiagnosis.found().own())
        ? recipientDiagnosis
        : judged(recipientDiagnosis.found().with(side, records, own));
  }

  private RecipientDiagnosis judged(RecipientEvidence found) {
    RecipientDiagnosis judged = RecipientDiagnosis.of(found, verdictSelector, team);
    return ClientGuide.isUsedBy(judged.ruling().advice().adviceTexts())
        ? judged.with(language -> clientGuide.values(found.bounce(), language))
        : judged;
  }

  private Diagnosis diagnose(List<RecipientDiagnosis> all, int first) {
    RecipientDiagnosis recipientDiagnosis = all.get(first);
    RecipientEvidence found = recipientDiagnosis.found();
    Assessment assessment = recipientDiagnosis.ruling().assessment();
    List<RecipientDiagnosis> others = new ArrayList<>(all);
    others.remove(first);
    others.removeIf(each -> !each.found().recipient().isOfSameMessage(found.recipient()));
    BlockingAssessment blocking = BlockingAssessment.of(found, book);
    List<Notice> notices = new ArrayList<>(agentNotices.of(found, others.size(), blocking));
    notices.addAll(
        clientGuide.notices(found.bounce(), recipientDiagnosis.ruling().advice().adviceTexts()));
    return new Diagnosis(
        found.bounce(),
        Optional.of(found.recipient()),
        found.mailOrigin(),
        found.forged(),
        found.blacklists(),
        found.names(),
        found.side(),
        steps.of(found, assessment.verdict()),
        assessment.verdict(),
        assessment.actor(),
        adviceRenderer.answer(recipientDiagnosis, others, notices),
        all.stream().map(this::row).toList(),
        blocking,
        found.messageAuthentication(),
        found.own(),
        new DiagnosisFacts(
            found.mailFacts().verdictFacts().fate(),
            found.mailFacts().verdictFacts().customer(),
            found.mailFacts().claims(),
            questionWriter.of(recipientDiagnosis)));
  }

  private Diagnosis.RecipientOutcome row(RecipientDiagnosis recipientDiagnosis) {
    Assessment assessment = recipientDiagnosis.ruling().assessment();
    return new Diagnosis.RecipientOutcome(
        recipientDiagnosis.found().recipient(),
        assessment.verdict(),
        assessment.actor(),
        FilledText.of(language -> adviceRenderer.headline(recipientDiagnosis, language)));
  }

  /** Returns whether the text is the window of an e-mail app without a clear reply of a server. */
  private static boolean isUnclearWindow(BouncedMessage bounce) {
    return bounce.window().isPresent()
        && bounce.recipients().stream()
            .map(Recipient::reason)
            .allMatch(reason -> reason == BounceReason.UNDEFINED || reason == BounceReason.ON_HOLD);
  }
}
