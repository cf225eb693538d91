package org.bounceback.diagnosis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.AdviceTexts;
import org.bounceback.advice.Language;
import org.bounceback.advice.PlaceholderFallback;
import org.bounceback.advice.Template;
import org.bounceback.advice.Templates;
import org.bounceback.advice.Translations;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.Recipient;
import org.bounceback.recipient.RecipientReport;
import org.bounceback.recipient.ServerReport;

/** Fills the advice with what is known of this one mail. */
final class Words {
  private final AdviceCatalog book;
  private final String support;
  private final Templates templates = new Templates(Translations.packaged());
  private final PlaceholderFallback placeholderFallback = PlaceholderFallback.packaged();
  private final Outgoing outgoing;

  Words(AdviceCatalog book, String support) {
    this.book = book;
    this.support = support;
    this.outgoing = new Outgoing(book, templates);
  }

  /**
   * The words on the recipient whose matter comes first.
   *
   * @param notices further sentences for the agent
   */
  Diagnosis.Answer answer(Told told, List<Told> others, List<String> notices) {
    Map<String, String> known = told.values().in(Language.ENGLISH);
    AdviceTexts adviceTexts = told.ruling().advice().adviceTexts();
    var explanation = new ArrayList<String>();
    fate(told.found())
        .flatMap(AdviceTexts::headline)
        .flatMap(words -> fill(Optional.of(placeholderFallback.reworded(words, known)), known))
        .ifPresent(explanation::add);
    fill(adviceTexts.agentSay(), known).ifPresent(explanation::add);
    explanation.add(book.notice("actor-" + told.ruling().assessment().actor().code()));
    explanation.addAll(Template.fillAll(notices, known));
    return new Diagnosis.Answer(
        headline(told),
        String.join(" ", explanation),
        templates.fillAll(adviceTexts.agentNext(), Language.ENGLISH, known),
        outward(told, others),
        LanguageHint.of(told.found().bounce()));
  }

  /** One sentence on a recipient. */
  String headline(Told told) {
    Map<String, String> known = told.values().in(Language.ENGLISH);
    return fill(
            told.ruling()
                .advice()
                .adviceTexts()
                .headline()
                .map(words -> placeholderFallback.reworded(words, known)),
            known)
        .orElse(told.found().recipient().reason().code());
  }

  /** The words of one piece of advice where no recipient is known, in every language. */
  Map<Language, Diagnosis.Outward> plain(AdviceTexts adviceTexts) {
    var texts = new EnumMap<Language, Diagnosis.Outward>(Language.class);
    for (Language language : Language.values()) {
      texts.put(
          language, new Diagnosis.Outward(outgoing.plain(adviceTexts, language), Optional.empty()));
    }
    return texts;
  }

  private Map<Language, Diagnosis.Outward> outward(Told told, List<Told> others) {
    var texts = new EnumMap<Language, Diagnosis.Outward>(Language.class);
    for (Language language : Language.values()) {
      texts.put(language, outgoing.write(told, others, language));
    }
    return texts;
  }

  /** What became of the mail, where that is not plain from the reason. */
  private Optional<AdviceTexts> fate(Findings found) {
    Recipient recipient = found.recipient();
    if (recipient.willRetry()) {
      boolean inOurQueue = found.origin().direction() != Direction.INCOMING;
      return Optional.of(book.stillTrying()).filter(ours -> inOurQueue);
    }
    return recipient.temporary() && recipient.dsnAction() == DsnAction.FAILED
        ? Optional.of(book.givenUp())
        : Optional.empty();
  }

  /** The letter after a look at the recipient's servers: what they said, and one request. */
  Optional<String> letter(RecipientReport report) {
    boolean useless = report.mailboxProvider().filter(each -> !each.adminUseful()).isPresent();
    Optional<ServerReport> refusing =
        report.servers().stream().filter(server -> server.refusal().isPresent()).findFirst();
    if (useless || refusing.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    values.put("support", support);
    values.put("recipient", report.subject());
    values.put("recipient_domain", report.domain().name());
    values.put("remote_mta", refusing.get().host().name());
    values.put("diagnostic", refusing.get().refusal().orElseThrow().text());
    return templates
        .fill(book.notice("letter-without-bounce"), Language.ENGLISH, values)
        .map(ask -> new Letter(book, templates, Language.ENGLISH).write(ask, values));
  }

  private Optional<String> fill(Optional<String> text, Map<String, String> values) {
    return text.flatMap(each -> templates.fill(each, Language.ENGLISH, values));
  }
}
