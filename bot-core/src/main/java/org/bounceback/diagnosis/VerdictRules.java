package org.bounceback.diagnosis;

import java.util.List;
import java.util.Optional;
import org.bounceback.advice.Actor;
import org.bounceback.advice.Advice;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.AdviceContext;
import org.bounceback.advice.Assessment;
import org.bounceback.advice.Verdict;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;

/** Selects the verdict and the advice; the first matching rule wins. */
final class VerdictRules {
  private static final List<String> LISTED =
      List.of("policy-list-our-server", "listing-another-list", "listed", "listed-unquoted");

  private final AdviceCatalog book;

  VerdictRules(AdviceCatalog book) {
    this.book = book;
  }

  /** A verdict with its advice. */
  record Ruling(Assessment assessment, Advice advice) {}

  Ruling rule(RecipientEvidence found) {
    AdviceContext adviceContext = AdviceContextBuilder.of(found);
    BounceReason bounceReason = found.recipient().reason();
    Optional<BounceReason> nothingFailed = nothingFailed(found.bounce().messageKind());
    if (nothingFailed.isPresent()) {
      return ruling(book.usual(nothingFailed.get(), adviceContext));
    }
    if (found.forged()) {
      return ruling(book.adviceForSituation("forged", adviceContext));
    }
    if (found.relevantListing().isRelevant() && !found.mailOrigin().decidedBy().isOurs()) {
      Advice usual = book.usual(bounceReason, adviceContext);
      return LISTED.stream()
          .filter(id -> book.applies(id, adviceContext))
          .map(id -> book.adviceForSituation(id, adviceContext))
          .map(
              each ->
                  new Advice(
                      each.id(), each.assessment(), each.adviceTexts().orElse(usual.adviceTexts())))
          .findFirst()
          .map(VerdictRules::ruling)
          .orElseGet(() -> ruling(usual));
    }
    Advice advice = book.advise(bounceReason, adviceContext);
    boolean waits =
        found.recipient().dsnAction() == DsnAction.DELAYED
            && found.recipient().willRetry()
            && !book.isOursToFix(bounceReason, adviceContext);
    if (waits && advice.id().equals(bounceReason.code()) && book.waitingSuffices(bounceReason)) {
      return new Ruling(new Assessment(Verdict.TEMPORARY, Actor.NOBODY), advice);
    }
    return ruling(advice);
  }

  private static Ruling ruling(Advice advice) {
    return new Ruling(
        advice.assessment().orElse(new Assessment(Verdict.CANNOT_TELL, Actor.UNKNOWN)), advice);
  }

  private static Optional<BounceReason> nothingFailed(MessageKind messageKind) {
    return switch (messageKind) {
      case SUCCESS -> Optional.of(BounceReason.DELIVERED);
      case AUTO_REPLY -> Optional.of(BounceReason.VACATION);
      case FEEDBACK_REPORT -> Optional.of(BounceReason.FEEDBACK);
      case FAILURE, DELAY, NOT_A_BOUNCE -> Optional.empty();
    };
  }
}
