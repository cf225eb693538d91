package org.bounceback.diagnosis;

import java.util.List;
import java.util.Optional;
import org.bounceback.advice.Actor;
import org.bounceback.advice.Advice;
import org.bounceback.advice.AdviceBook;
import org.bounceback.advice.Judgement;
import org.bounceback.advice.Situation;
import org.bounceback.advice.Verdict;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;

/**
 * Finds the verdict and the advice; the first rule that holds wins (the order stands in the book).
 */
final class Judge {
  private static final List<String> LISTED =
      List.of("policy-list-our-server", "listing-another-list", "listed", "listed-unquoted");

  private final AdviceBook book;

  Judge(AdviceBook book) {
    this.book = book;
  }

  /** A judgement with the advice that says it. */
  record Ruling(Judgement judgement, Advice advice) {}

  Ruling rule(Findings found) {
    Situation situation = Situations.of(found);
    BounceReason bounceReason = found.recipient().reason();
    Optional<BounceReason> nothingFailed = nothingFailed(found.bounce().messageKind());
    if (nothingFailed.isPresent()) {
      return ruling(book.usual(nothingFailed.get(), situation));
    }
    if (found.forged()) {
      return ruling(book.named("forged", situation));
    }
    if (found.listing().isRelevant() && !found.origin().decidedBy().isOurs()) {
      Advice usual = book.usual(bounceReason, situation);
      return LISTED.stream()
          .filter(id -> book.applies(id, situation))
          .map(id -> book.named(id, situation))
          .map(
              each ->
                  new Advice(each.id(), each.judgement(), each.wording().orElse(usual.wording())))
          .findFirst()
          .map(Judge::ruling)
          .orElseGet(() -> ruling(usual));
    }
    Advice advice = book.advise(bounceReason, situation);
    boolean waits =
        found.recipient().dsnAction() == DsnAction.DELAYED
            && found.recipient().willRetry()
            && !book.isOursToMend(bounceReason, situation);
    if (waits && advice.id().equals(bounceReason.code()) && book.waitingSuffices(bounceReason)) {
      return new Ruling(new Judgement(Verdict.TEMPORARY, Actor.NOBODY), advice);
    }
    return ruling(advice);
  }

  private static Ruling ruling(Advice advice) {
    return new Ruling(
        advice.judgement().orElse(new Judgement(Verdict.CANNOT_TELL, Actor.UNKNOWN)), advice);
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
