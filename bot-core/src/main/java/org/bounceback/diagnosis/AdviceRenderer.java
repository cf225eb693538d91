package org.bounceback.diagnosis;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bounceback.advice.Actor;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.AdviceTexts;
import org.bounceback.advice.AgentTexts;
import org.bounceback.advice.Language;
import org.bounceback.advice.LocalizedText;
import org.bounceback.advice.Ruling;
import org.bounceback.advice.Sentences;
import org.bounceback.advice.SupportTeam;
import org.bounceback.advice.TextAlternatives;
import org.bounceback.recipient.RecipientReport;
import org.bounceback.recipient.ServerReport;

/** Fills the advice with the values of one message. */
final class AdviceRenderer {
  private final AdviceCatalog book;
  private final SupportTeam team;
  private final Clock clock;
  private final OutgoingTextBuilder outgoingTextBuilder;

  AdviceRenderer(AdviceCatalog book, SupportTeam team, Clock clock) {
    this.clock = clock;
    this.book = book;
    this.team = team;
    this.outgoingTextBuilder = new OutgoingTextBuilder(book, team, clock);
  }

  /**
   * Returns the texts about the recipient that the diagnosis is about.
   *
   * @param notices further sentences for the agent
   */
  Diagnosis.DiagnosisTexts answer(
      RecipientDiagnosis recipientDiagnosis,
      List<RecipientDiagnosis> others,
      List<Notice> notices) {
    return new Diagnosis.DiagnosisTexts(
        AgentTexts.inEach(language -> agentTexts(recipientDiagnosis, notices, language)),
        outward(recipientDiagnosis, others),
        LanguageDetector.of(recipientDiagnosis.found().bounce()));
  }

  private AgentTexts agentTexts(
      RecipientDiagnosis recipientDiagnosis, List<Notice> notices, Language language) {
    Map<String, String> known = recipientDiagnosis.placeholderValues().in(language);
    AdviceTexts adviceTexts = recipientDiagnosis.ruling().advice().adviceTexts();
    var explanation = new ArrayList<String>();
    fate(recipientDiagnosis)
        .flatMap(text -> text.fill(language, known))
        .ifPresent(explanation::add);
    adviceTexts.details().fill(language, known).ifPresent(explanation::add);
    book.notice("actor-" + recipientDiagnosis.ruling().assessment().actor().code())
        .fill(language, known)
        .ifPresent(explanation::add);
    explanation.addAll(Notice.all(notices, language, known));
    return new AgentTexts(
        headline(recipientDiagnosis, language),
        Sentences.join(explanation),
        LocalizedText.fillAll(adviceTexts.steps(), language, known));
  }

  /** Returns one sentence about a recipient. */
  String headline(RecipientDiagnosis recipientDiagnosis, Language language) {
    Map<String, String> known = recipientDiagnosis.placeholderValues().in(language);
    Ruling ruling = recipientDiagnosis.ruling();
    return ruling
        .advice()
        .adviceTexts()
        .headline()
        .fill(language, known)
        .map(headline -> ruling.isInferred() ? probably(headline, language) : headline)
        .orElse(recipientDiagnosis.found().recipient().reason().code());
  }

  /** Returns what the agent reads about advice without a recipient, in every language. */
  static Map<Language, AgentTexts> agentTexts(
      AdviceTexts adviceTexts, String id, List<Notice> notices, Map<String, String> values) {
    return AgentTexts.inEach(
        language ->
            AgentTexts.of(
                adviceTexts, id, Notice.all(notices, language, values), language, values));
  }

  /** Returns the headline of a verdict that rests on an inferred fact. */
  private String probably(String headline, Language language) {
    return book.texts()
        .alternatives("headline.probably")
        .fill(language, Map.of("headline", headline))
        .orElse(headline);
  }

  /**
   * Returns the texts of one advice without a recipient, in every language.
   *
   * @param isUnsent whether an e-mail app could not send the message
   * @param actor who needs to act
   * @param values returns the values of placeholders in a language
   */
  Map<Language, Diagnosis.OutgoingText> plain(
      AdviceTexts adviceTexts,
      boolean isUnsent,
      Actor actor,
      Function<Language, Map<String, String>> values) {
    var texts = new EnumMap<Language, Diagnosis.OutgoingText>(Language.class);
    for (Language language : Language.values()) {
      texts.put(
          language,
          new Diagnosis.OutgoingText(
              outgoingTextBuilder.plain(
                  adviceTexts, isUnsent, actor, language, values.apply(language)),
              Optional.empty()));
    }
    return texts;
  }

  private Map<Language, Diagnosis.OutgoingText> outward(
      RecipientDiagnosis recipientDiagnosis, List<RecipientDiagnosis> others) {
    var texts = new EnumMap<Language, Diagnosis.OutgoingText>(Language.class);
    for (Language language : Language.values()) {
      texts.put(language, outgoingTextBuilder.write(recipientDiagnosis, others, language));
    }
    return texts;
  }

  /** Returns what happened to the message, if the reason does not say it. */
  private Optional<TextAlternatives> fate(RecipientDiagnosis recipientDiagnosis) {
    if (recipientDiagnosis.isRetried()) {
      boolean isOver = recipientDiagnosis.isRetryOver(clock.instant());
      return Optional.of(book.fateText(isOver ? "was-trying" : "still-trying"))
          .filter(ours -> !recipientDiagnosis.isToCustomer());
    }
    return recipientDiagnosis.isLost() && recipientDiagnosis.found().recipient().temporary()
        ? Optional.of(book.fateText("given-up"))
        : Optional.empty();
  }

  /**
   * Returns the e-mail after checking the recipient's servers: what they replied, and one request.
   */
  Optional<String> letter(RecipientReport report) {
    boolean useless = report.mailboxProvider().filter(each -> !each.adminUseful()).isPresent();
    Optional<ServerReport> refusing =
        report.servers().stream().filter(server -> server.refusal().isPresent()).findFirst();
    if (useless || refusing.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>(team.values(Language.ENGLISH));
    values.put("recipient", report.subject());
    values.put("recipient_domain", report.domain().name());
    values.put("remote_mta", refusing.get().host().name());
    values.put("diagnostic", refusing.get().refusal().orElseThrow().text());
    return book.notice("letter-without-bounce")
        .fill(Language.ENGLISH, values)
        .map(ask -> new AdminEmail(book, Language.ENGLISH).write(ask, values));
  }
}
