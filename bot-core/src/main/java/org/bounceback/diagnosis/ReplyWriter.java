package org.bounceback.diagnosis;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.advice.Actor;
import org.bounceback.advice.Addressee;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.AdviceContext;
import org.bounceback.advice.AdviceTexts;
import org.bounceback.advice.Assessment;
import org.bounceback.advice.ContextAttribute;
import org.bounceback.advice.Language;
import org.bounceback.advice.LocalizedText;
import org.bounceback.advice.ReplyFrame;
import org.bounceback.advice.ReplyTexts;
import org.bounceback.advice.Ruling;
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

  /** Returns the paragraphs about one recipient. */
  List<String> paragraphs(RecipientDiagnosis recipientDiagnosis, Language language) {
    return new Body(recipientDiagnosis, language).paragraphs();
  }

  /** Returns that an e-mail app did not send the customer's message. */
  Optional<String> unsent(Language language, Map<String, String> values) {
    return replyTexts.fate(ReplyTexts.FateText.UNSENT, Addressee.SENDER, language, values);
  }

  /** Returns who the reply speaks to. */
  static Addressee addressee(RecipientDiagnosis recipientDiagnosis) {
    return recipientDiagnosis.ruling().advice().adviceTexts().isOnlyFor(Addressee.FORWARD)
        ? Addressee.FORWARD
        : addressee(recipientDiagnosis.adviceContext());
  }

  private static Addressee addressee(AdviceContext context) {
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

  /** The paragraphs about one recipient in one language. */
  private final class Body {
    private final RecipientDiagnosis recipientDiagnosis;
    private final Language language;
    private final Map<String, String> known;
    private final Ruling ruling;
    private final Verdict verdict;
    private final Addressee addressee;
    private final ReplyTexts.FateText fate;

    Body(RecipientDiagnosis recipientDiagnosis, Language language) {
      this.recipientDiagnosis = recipientDiagnosis;
      this.language = language;
      this.known = recipientDiagnosis.placeholderValues().forReply(language);
      this.ruling = recipientDiagnosis.ruling();
      this.verdict = ruling.assessment().verdict();
      this.addressee = addressee(recipientDiagnosis);
      this.fate = fate();
    }

    List<String> paragraphs() {
      boolean hasFate = !WITHOUT_FATE.contains(verdict);
      Optional<AdviceTexts.CauseTexts> own = own();
      var happened = new ArrayList<String>();
      if (hasFate) {
        opening().ifPresent(happened::add);
      }
      happened.addAll(cause(own));
      var next = new ArrayList<String>();
      own.ifPresent(texts -> next.addAll(steps(texts.next())));
      if (addressee == Addressee.SENDER && AgentNotices.isHint(recipientDiagnosis.found())) {
        book.notice("mistyped-question").fill(language, known).ifPresent(next::add);
      }
      if (hasFate) {
        end().ifPresent(next::add);
      }
      if (ruling.assessment().actor() == Actor.OUR_HOST) {
        replyTexts.promise(language, known).ifPresent(next::add);
      }
      return Stream.of(String.join(" ", happened), ReplyFrame.joined(next))
          .filter(paragraph -> !paragraph.isEmpty())
          .toList();
    }

    private ReplyTexts.FateText fate() {
      if (recipientDiagnosis.isLost()) {
        return ReplyTexts.FateText.LOST;
      }
      if (!recipientDiagnosis.isRetried()) {
        return recipientDiagnosis.isUnsent()
            ? ReplyTexts.FateText.UNSENT
            : ReplyTexts.FateText.UNKNOWN;
      }
      return recipientDiagnosis.isRetryOver(clock.instant())
          ? ReplyTexts.FateText.RETRIED
          : ReplyTexts.FateText.RETRYING;
    }

    /** Says which message it is, and what became of it. */
    private Optional<String> opening() {
      ReplyTexts.FateText first =
          fate == ReplyTexts.FateText.UNKNOWN ? ReplyTexts.FateText.PROBLEM : fate;
      return replyTexts.fate(first, addressee, language, known);
    }

    /** Says whether to send the message again. */
    private Optional<String> end() {
      boolean isOpen =
          fate == ReplyTexts.FateText.UNKNOWN
              && !recipientDiagnosis.isFromWindow()
              && ruling.missing().filter(ContextAttribute.FATE::equals).isEmpty()
              && !recipientDiagnosis
                  .adviceContext()
                  .has(ContextAttribute.FATE, List.of(Fate.DELIVERED.code()));
      if (isOpen) {
        return replyTexts.fate(fate, addressee, language, known);
      }
      return addressee == Addressee.SENDER ? resend() : Optional.empty();
    }

    /** Returns the text of the entry for the addressee; about no failure, the one for anybody. */
    private Optional<AdviceTexts.CauseTexts> own() {
      AdviceTexts adviceTexts = ruling.advice().adviceTexts();
      return adviceTexts
          .reply(addressee)
          .or(
              () ->
                  Optional.of(adviceTexts.anyReply())
                      .filter(any -> WITHOUT_FATE.contains(verdict)));
    }

    private List<String> cause(Optional<AdviceTexts.CauseTexts> own) {
      var causes = new LinkedHashSet<String>();
      own.ifPresent(
          texts -> {
            book.plainCause(
                    recipientDiagnosis.found().recipient().reason(),
                    ruling.advice().id(),
                    addressee)
                .fill(language, known)
                .ifPresent(causes::add);
            texts.why().fill(language, known).ifPresent(causes::add);
          });
      if (causes.isEmpty()) {
        replyTexts.cause(verdict, addressee, language, known).ifPresent(causes::add);
      }
      if (ruling.isInferred() && !causes.isEmpty()) {
        replyTexts.probably(language).ifPresent(causes::add);
      }
      return List.copyOf(causes);
    }

    /** Returns the steps for the customer; a DNS record that is not known has to be checked. */
    private List<String> steps(List<LocalizedText> texts) {
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
    private boolean isMistyped() {
      return recipientDiagnosis.adviceContext().has(ContextAttribute.TYPO, List.of("likely"));
    }

    private Optional<String> resend() {
      Assessment assessment = ruling.assessment();
      if (fate == ReplyTexts.FateText.RETRYING) {
        return replyTexts
            .doNotResend(language)
            .filter(text -> verdict != Verdict.CANNOT_TELL && !isMistyped());
      }
      boolean isUseful =
          fate == ReplyTexts.FateText.LOST
              && !WITHOUT_RESEND.contains(verdict)
              && book.resendHelps(
                  recipientDiagnosis.found().recipient().reason(), ruling.advice().id());
      return isUseful ? replyTexts.resend(assessment, language) : Optional.empty();
    }
  }
}
