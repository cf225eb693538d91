package org.bounceback.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.AdviceTexts;
import org.bounceback.advice.Language;
import org.bounceback.advice.Templates;
import org.bounceback.advice.Verdict;
import org.bounceback.bounce.BlockingParty;

/** Writes what goes out: the reply to the customer and the letter to an administrator. */
final class Outgoing {
  private static final int MOST_OTHERS = 5;

  /** There the recipient's administrator has nothing to mend. */
  private static final Set<Verdict> WITHOUT_LETTER =
      Set.of(
          Verdict.OUR_SERVER_LISTED,
          Verdict.TEMPORARY,
          Verdict.SENT_ELSEWHERE,
          Verdict.NOT_OUR_MAIL,
          Verdict.CANNOT_TELL);

  private final AdviceCatalog book;
  private final Templates templates;

  Outgoing(AdviceCatalog book, Templates templates) {
    this.book = book;
    this.templates = templates;
  }

  /** Both texts on {@code told}, and what the customer has to know of the other recipients. */
  Diagnosis.Outward write(Told told, List<Told> others, Language language) {
    Map<String, String> known = told.values().in(language);
    return new Diagnosis.Outward(
        reply(told, known, others, language), letter(told, known, language));
  }

  /** The words of one piece of advice without a case. */
  String plain(AdviceTexts adviceTexts, Language language) {
    return String.join("\n", templates.fillAll(adviceTexts.customerTexts(), language, Map.of()));
  }

  private String reply(Told told, Map<String, String> known, List<Told> others, Language language) {
    var lines = new ArrayList<>(lines(told, known, language));
    List<String> alike =
        others.stream().filter(told::isLike).map(Told::address).limit(MOST_OTHERS).toList();
    if (!alike.isEmpty()) {
      Map<String, String> named = Map.of("recipients", String.join(", ", alike));
      templates.fill(book.notice("same-for"), language, named).ifPresent(lines::add);
    }
    List<Told> different =
        others.stream().filter(each -> !told.isLike(each)).limit(MOST_OTHERS).toList();
    if (!different.isEmpty()) {
      nameRecipient(told, lines);
      templates.fill(book.notice("others"), language, Map.of()).ifPresent(lines::add);
      for (Told each : different) {
        List<String> words = lines(each, each.values().in(language), language);
        lines.add("- " + each.address() + ": " + String.join(" ", words));
      }
    }
    return String.join("\n", lines);
  }

  /** Where others have another fate, the words about the first must say whom they are about. */
  private static void nameRecipient(Told told, List<String> lines) {
    String domain = told.address().substring(told.address().lastIndexOf('@') + 1);
    if (!lines.isEmpty()
        && !domain.isEmpty()
        && lines.stream().noneMatch(line -> line.contains(domain))) {
      lines.set(0, told.address() + ": " + lines.get(0));
    }
  }

  private List<String> lines(Told told, Map<String, String> known, Language language) {
    var texts = new LinkedHashSet<String>();
    book.plainCause(told.found().recipient().reason(), told.ruling().advice().id())
        .ifPresent(texts::add);
    texts.addAll(told.ruling().advice().adviceTexts().customerTexts());
    boolean waits =
        told.ruling().assessment().verdict() == Verdict.TEMPORARY
            || told.found().recipient().willRetry();
    if (waits && told.found().origin().direction() != Direction.INCOMING) {
      texts.addAll(book.stillTrying().customerTexts());
    }
    return templates.fillAll(texts, language, known);
  }

  /** No letter where a public list decides or the administrator can change nothing else. */
  private Optional<String> letter(Told told, Map<String, String> known, Language language) {
    boolean useless =
        told.found().mailboxProvider().filter(each -> !each.adminUseful()).isPresent();
    boolean listDecides =
        told.found()
            .recipient()
            .block()
            .filter(block -> block.kind() == BlockingParty.BlockKind.DNSBL)
            .isPresent();
    boolean recipientIsOurs =
        told.found().origin().direction() == Direction.INCOMING
            || told.found().origin().direction() == Direction.INTERNAL;
    if (useless
        || listDecides
        || recipientIsOurs
        || WITHOUT_LETTER.contains(told.ruling().assessment().verdict())) {
      return Optional.empty();
    }
    return told.ruling()
        .advice()
        .adviceTexts()
        .ask()
        .flatMap(ask -> templates.fill(ask, language, known))
        .map(ask -> new Letter(book, templates, language).write(ask, known));
  }
}
