package org.bounceback.diagnosis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.address.MailAddress;
import org.bounceback.advice.Advice;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.AdviceContext;
import org.bounceback.advice.AdviceTexts;
import org.bounceback.advice.Assessment;
import org.bounceback.advice.Language;
import org.bounceback.advice.TextAttribute;
import org.bounceback.advice.Verdict;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.client.ClientWindow;
import org.bounceback.bounce.format.ReportImitations;
import org.bounceback.bounce.question.HelpQuestion;
import org.bounceback.bounce.question.PastedQuestions;

/**
 * Diagnoses a message that reports no failed delivery to a recipient: ordinary mail, an automatic
 * reply, or the window of an e-mail app.
 */
final class ReportlessDiagnosis {
  private final AdviceCatalog book;
  private final AdviceRenderer adviceRenderer;
  private final QuestionWriter questionWriter;
  private final ClientGuide clientGuide;
  private final PastedQuestions pastedQuestions;
  private final StepOutcomes steps;
  private final ReportImitations imitations = ReportImitations.load();

  ReportlessDiagnosis(
      AdviceCatalog book,
      AdviceRenderer adviceRenderer,
      QuestionWriter questionWriter,
      ClientGuide clientGuide,
      PastedQuestions pastedQuestions,
      StepOutcomes steps) {
    this.book = book;
    this.adviceRenderer = adviceRenderer;
    this.questionWriter = questionWriter;
    this.clientGuide = clientGuide;
    this.pastedQuestions = pastedQuestions;
    this.steps = steps;
  }

  Diagnosis of(BouncedMessage bounce, ServerOwnership ownership) {
    Optional<WindowFacts> window = bounce.window().map(each -> WindowFacts.of(each, ownership));
    var nothingKnown =
        AdviceContext.builder().text(TextAttribute.REPLY_TEXT, bounce.text()).build();
    Advice advice =
        switch (bounce.messageKind()) {
          case SUCCESS -> book.usual(BounceReason.DELIVERED, nothingKnown);
          case AUTO_REPLY -> book.usual(BounceReason.VACATION, nothingKnown);
          case FEEDBACK_REPORT -> book.usual(BounceReason.FEEDBACK, nothingKnown);
          default ->
              book.adviceForSituation(
                  window
                      .map(this::situation)
                      .or(() -> LogSituation.of(bounce))
                      .or(() -> imitated(bounce))
                      .orElseGet(() -> pastedQuestions.situation(bounce)),
                  nothingKnown);
        };
    Assessment assessment = advice.assessment().orElseThrow();
    Verdict verdict = assessment.verdict();
    return Diagnosis.withoutRecipient(
        bounce,
        origin(bounce, window),
        steps.withoutRecipient(bounce, verdict),
        assessment,
        texts(bounce, advice.adviceTexts(), assessment, window),
        window.map(this::facts).orElse(DiagnosisFacts.UNKNOWN));
  }

  /** Returns the advice about a mail that imitates a bounce. */
  private Optional<String> imitated(BouncedMessage bounce) {
    boolean isImitation =
        bounce.recipients().isEmpty()
            && bounce.messageKind() == MessageKind.NOT_A_BOUNCE
            && bounce.returned().fields().isEmpty()
            && imitations.matches(bounce.header(), bounce.reportPath(), bounce.text());
    return Optional.of("imitated-report").filter(found -> isImitation);
  }

  /** The problem decides, except if the server belongs to another provider. */
  private String situation(WindowFacts facts) {
    return facts.isElsewhere() ? "window-other-server" : clientGuide.situation(facts.window());
  }

  private static MailOrigin origin(BouncedMessage bounce, Optional<WindowFacts> window) {
    Optional<MailAddress> sender = BounceAddresses.sender(bounce);
    return window
        .map(
            facts ->
                facts.origin(sender.or(() -> facts.window().account().flatMap(MailAddress::parse))))
        .orElseGet(() -> MailOrigin.ofSender(sender));
  }

  private Diagnosis.DiagnosisTexts texts(
      BouncedMessage bounce,
      AdviceTexts adviceTexts,
      Assessment assessment,
      Optional<WindowFacts> window) {
    Map<String, String> values = window.map(ReportlessDiagnosis::values).orElseGet(Map::of);
    Stream<Notice> explanation =
        Stream.of(
                window.flatMap(this::ownerNotice).stream(),
                clientGuide.notices(bounce, adviceTexts).stream())
            .flatMap(texts -> texts);
    return new Diagnosis.DiagnosisTexts(
        AdviceRenderer.agentTexts(
            adviceTexts, assessment.verdict().code(), explanation.toList(), values),
        adviceRenderer.plain(
            adviceTexts,
            bounce.window().filter(ClientWindow::isUnsent).isPresent(),
            assessment.actor(),
            language -> {
              var all = new HashMap<>(clientGuide.values(bounce, language));
              all.putAll(values);
              return all;
            }),
        bounce
            .window()
            .map(ClientWindow::language)
            .or(() -> pastedQuestions.find(bounce).map(HelpQuestion::language))
            .flatMap(Language::ofTag)
            .orElseGet(() -> LanguageDetector.of(bounce)));
  }

  /** The server that the app talks to, or the domain of its account. */
  private static Map<String, String> values(WindowFacts facts) {
    var values = new HashMap<String, String>();
    ClientWindow window = facts.window();
    window
        .server()
        .or(
            () ->
                window
                    .account()
                    .flatMap(MailAddress::parse)
                    .map(account -> account.domain().name()))
        .ifPresent(server -> values.put("app_server", server));
    window.recipient().ifPresent(recipient -> values.put("recipient", recipient));
    window.account().ifPresent(account -> values.put("sender", account));
    return Map.copyOf(values);
  }

  /** Returns what the agent should know about the owner of the server. */
  private Optional<Notice> ownerNotice(WindowFacts facts) {
    if (facts.isElsewhere()) {
      return Optional.empty();
    }
    return Optional.of(
        Notice.of(
            book.notice(
                facts.isOurServerNamed() ? "window-server-ours" : "window-server-inferred")));
  }

  private DiagnosisFacts facts(WindowFacts facts) {
    MailFacts mailFacts = facts.asMailFacts();
    return new DiagnosisFacts(
        mailFacts.verdictFacts().fate(),
        mailFacts.verdictFacts().customer(),
        mailFacts.claims(),
        facts.uncertainServer().flatMap(questionWriter::isOurServer));
  }
}
