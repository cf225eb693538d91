package org.bounceback.diagnosis;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.advice.Addressee;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.AdviceContext;
import org.bounceback.advice.AdviceTexts;
import org.bounceback.advice.Assessment;
import org.bounceback.advice.ContextAttribute;
import org.bounceback.advice.Language;
import org.bounceback.advice.LocalizedText;
import org.bounceback.advice.ReplyTexts;
import org.bounceback.advice.Ruling;
import org.bounceback.advice.TextAlternatives;
import org.bounceback.advice.Verdict;
import org.bounceback.bounce.Fate;
import org.bounceback.hosting.CustomerSide;

/**
 * Writes what the reply says about one recipient's copy: what became of it, the cause, what to do
 * and whether to send it again.
 */
final class ReplyWriter {
  /** Verdicts about messages that no server failed to deliver for us. */
  private static final Set<Verdict> WITHOUT_FATE =
      Set.of(Verdict.NOTHING_FAILED, Verdict.NO_PROBLEM_FOUND, Verdict.NOT_OUR_MAIL);

  /** Verdicts whose texts already contain what to send. */
  private static final Set<Verdict> WITHOUT_RESEND =
      Set.of(Verdict.MESSAGE_CONTENT, Verdict.CANNOT_TELL, Verdict.TEMPORARY);

  private final AdviceCatalog book;
  private final Clock clock;
  private final ReplyTexts replyTexts;

  ReplyWriter(AdviceCatalog book, Clock clock) {
    this.book = book;
    this.replyTexts = new ReplyTexts(book.texts());
    this.clock = clock;
  }

  /** Returns the lines about one recipient. */
  List<String> lines(RecipientDiagnosis recipientDiagnosis, Language language) {
    Ruling ruling = recipientDiagnosis.ruling();
    Map<String, String> known = recipientDiagnosis.placeholderValues().in(language);
    Addressee addressee =
        ruling.advice().adviceTexts().isOnlyFor(Addressee.FORWARD)
            ? Addressee.FORWARD
            : addressee(recipientDiagnosis.adviceContext());
    List<String> cause = cause(recipientDiagnosis, addressee, language, known);
    if (WITHOUT_FATE.contains(ruling.assessment().verdict())) {
      return cause;
    }
    ReplyTexts.FateText fate = fate(recipientDiagnosis);
    boolean isUnknown = fate == ReplyTexts.FateText.UNKNOWN;
    var lines = new ArrayList<String>();
    if (!isUnknown) {
      replyTexts.fate(fate, addressee, language, known).ifPresent(lines::add);
    } else if (addressee != Addressee.SENDER) {
      replyTexts
          .fate(ReplyTexts.FateText.PROBLEM, addressee, language, known)
          .ifPresent(lines::add);
    }
    lines.addAll(cause);
    if (addressee == Addressee.SENDER && AgentNotices.isHint(recipientDiagnosis.found())) {
      book.notice("mistyped-question").fill(language, known).ifPresent(lines::add);
    }
    if (isUnknown && !asksForFate(ruling) && !isDelivered(recipientDiagnosis)) {
      replyTexts.fate(fate, addressee, language, known).ifPresent(lines::add);
    }
    if (addressee == Addressee.SENDER) {
      resend(recipientDiagnosis, fate, language).ifPresent(lines::add);
    }
    return List.copyOf(lines);
  }

  /** Returns who the reply speaks to. */
  static Addressee addressee(AdviceContext context) {
    if (context.has(
        ContextAttribute.CUSTOMER, List.of(CustomerSide.SENDER.code(), CustomerSide.BOTH.code()))) {
      return Addressee.SENDER;
    }
    if (!context.has(ContextAttribute.CUSTOMER, List.of(CustomerSide.RECIPIENT.code()))) {
      return Addressee.ANYONE;
    }
    boolean isForwarded =
        context.has(ContextAttribute.REJECTED_BY, List.of("recipient", "other"))
            || (context.has(ContextAttribute.FORWARDED, List.of("true"))
                && !context.has(ContextAttribute.REJECTED_BY, List.of("ours")));
    return isForwarded ? Addressee.FORWARD : Addressee.RECIPIENT;
  }

  private ReplyTexts.FateText fate(RecipientDiagnosis recipientDiagnosis) {
    if (recipientDiagnosis.isLost()) {
      return ReplyTexts.FateText.LOST;
    }
    if (!recipientDiagnosis.isRetried()) {
      return ReplyTexts.FateText.UNKNOWN;
    }
    return recipientDiagnosis.isRetryOver(clock.instant())
        ? ReplyTexts.FateText.RETRIED
        : ReplyTexts.FateText.RETRYING;
  }

  private static boolean isDelivered(RecipientDiagnosis recipientDiagnosis) {
    return recipientDiagnosis
        .adviceContext()
        .has(ContextAttribute.FATE, List.of(Fate.DELIVERED.code()));
  }

  private static boolean asksForFate(Ruling ruling) {
    return ruling.missing().filter(ContextAttribute.FATE::equals).isPresent();
  }

  private List<String> cause(
      RecipientDiagnosis recipientDiagnosis,
      Addressee addressee,
      Language language,
      Map<String, String> known) {
    Ruling ruling = recipientDiagnosis.ruling();
    var lines = new ArrayList<String>();
    String entry = ruling.advice().id();
    Verdict verdict = ruling.assessment().verdict();
    AdviceTexts adviceTexts = ruling.advice().adviceTexts();
    Optional<AdviceTexts.CauseTexts> own =
        adviceTexts
            .reply(addressee)
            .or(
                () ->
                    Optional.of(adviceTexts.anyReply())
                        .filter(any -> WITHOUT_FATE.contains(verdict)));
    own.ifPresent(
        texts -> {
          TextAlternatives plainCause =
              book.plainCause(recipientDiagnosis.found().recipient().reason(), entry, addressee);
          var causes = new LinkedHashSet<String>();
          plainCause.fill(language, known).ifPresent(causes::add);
          texts.why().fill(language, known).ifPresent(causes::add);
          lines.addAll(causes);
        });
    if (lines.isEmpty()) {
      replyTexts.cause(verdict, addressee, language, known).ifPresent(lines::add);
    }
    if (ruling.isInferred() && !lines.isEmpty()) {
      replyTexts.probably(language).ifPresent(lines::add);
    }
    own.ifPresent(texts -> lines.addAll(steps(texts.next(), language, known)));
    return lines;
  }

  /** Returns the steps for the customer; a DNS record that is not known has to be checked. */
  private List<String> steps(
      List<LocalizedText> texts, Language language, Map<String, String> known) {
    var steps = new LinkedHashSet<String>();
    for (LocalizedText text : texts) {
      Optional<String> step = text.fill(language, known);
      step.ifPresent(steps::add);
      if (step.isEmpty() && text.placeholders().contains("dns_record")) {
        replyTexts.checkRecords(language).ifPresent(steps::add);
      }
    }
    return List.copyOf(steps);
  }

  /** A mistyped address needs a new message, even while the old one is still retried. */
  private static boolean isMistyped(RecipientDiagnosis recipientDiagnosis) {
    return recipientDiagnosis.adviceContext().has(ContextAttribute.TYPO, List.of("likely"));
  }

  private Optional<String> resend(
      RecipientDiagnosis recipientDiagnosis, ReplyTexts.FateText fate, Language language) {
    Assessment assessment = recipientDiagnosis.ruling().assessment();
    if (fate == ReplyTexts.FateText.RETRYING) {
      return replyTexts
          .doNotResend(language)
          .filter(text -> assessment.verdict() != Verdict.CANNOT_TELL)
          .filter(text -> !isMistyped(recipientDiagnosis));
    }
    boolean isUseful =
        fate == ReplyTexts.FateText.LOST
            && !WITHOUT_RESEND.contains(assessment.verdict())
            && book.resendHelps(
                recipientDiagnosis.found().recipient().reason(),
                recipientDiagnosis.ruling().advice().id());
    return isUseful ? replyTexts.resend(assessment, language) : Optional.empty();
  }
}
