package org.bounceback.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.MessageKind;

/**
 * Selects the verdict by the facts. The facts decide which class of entries applies; the reason and
 * the text of the rejection choose among the entries of that class and never replace a fact. If a
 * required fact is unknown, the verdict cannot be told, unless every remaining class agrees.
 *
 * <p>Safe for concurrent use.
 */
public final class VerdictSelector {
  private static final Assessment WAITING = new Assessment(Verdict.TEMPORARY, Actor.NOBODY);

  private final AdviceCatalog book;
  private final VerdictTable table;

  /** Creates a selector for this advice. */
  public VerdictSelector(AdviceCatalog book) {
    this.book = book;
    this.table = book.verdictTable();
  }

  /** Returns the verdict for the facts, which include the reason. */
  public Ruling select(BounceReason bounceReason, AdviceContext context) {
    var open = new ArrayList<VerdictTable.FactClass>();
    for (VerdictTable.FactClass each : table.factClasses()) {
      Truth truth = Condition.any(each.conditions(), context);
      if (truth == Truth.YES && open.isEmpty()) {
        return choose(each, nothingFailed(context).orElse(bounceReason), context);
      }
      if (truth != Truth.NO) {
        open.add(each);
      }
    }
    return agreed(open, bounceReason, context)
        .orElseGet(() -> cannotTell(bounceReason, missing(open, context), context));
  }

  /** Returns the reason that stands for a kind of message in which nothing failed. */
  private static Optional<BounceReason> nothingFailed(AdviceContext context) {
    if (context.has(ContextAttribute.KIND, List.of(MessageKind.SUCCESS.code()))) {
      return Optional.of(BounceReason.DELIVERED);
    }
    if (context.has(ContextAttribute.KIND, List.of(MessageKind.AUTO_REPLY.code()))) {
      return Optional.of(BounceReason.VACATION);
    }
    return context.has(ContextAttribute.KIND, List.of(MessageKind.FEEDBACK_REPORT.code()))
        ? Optional.of(BounceReason.FEEDBACK)
        : Optional.empty();
  }

  /** Chooses among the entries of one class. */
  private Ruling choose(
      VerdictTable.FactClass factClass, BounceReason bounceReason, AdviceContext context) {
    for (String family : factClass.families()) {
      List<Condition> guard = table.guard(factClass.name(), family);
      for (SituationAdvice entry : book.entries(family, bounceReason)) {
        Optional<Ruling> ruling = ruling(entry, guard, bounceReason, context);
        if (ruling.isPresent()) {
          return ruling.get();
        }
      }
    }
    return ofReason(bounceReason, context);
  }

  private Optional<Ruling> ruling(
      SituationAdvice entry,
      List<Condition> guard,
      BounceReason bounceReason,
      AdviceContext context) {
    Truth truth = Condition.any(guard, context).and(Condition.any(entry.conditions(), context));
    if (truth == Truth.NO) {
      return Optional.empty();
    }
    if (truth == Truth.UNKNOWN) {
      return worthAsking(entry, guard, context)
          .map(each -> cannotTell(bounceReason, Optional.of(each), context));
    }
    Advice usual = book.usual(bounceReason, context);
    Advice advice = entry.resolve(context, usual.adviceTexts());
    if (advice.assessment().isEmpty()) {
      return Optional.of(cannotTell(bounceReason, entry.missingForOutcome(context), context));
    }
    return Optional.of(checked(advice, entry.family(), bounceReason, context));
  }

  /**
   * Returns the unknown fact of an entry whose text matches, if there is a question about it.
   * Without a matching text nothing suggests the entry.
   */
  private Optional<ContextAttribute> worthAsking(
      SituationAdvice entry, List<Condition> guard, AdviceContext context) {
    List<Condition> matching =
        entry.conditions().stream()
            .filter(each -> each.hasText() && each.truth(context) != Truth.NO)
            .toList();
    return matching.isEmpty()
        ? Optional.empty()
        : firstMissing(List.of(guard, matching), context)
            .filter(each -> book.question(each).isPresent());
  }

  /** Returns the outcome of the reason itself. */
  private Ruling ofReason(BounceReason bounceReason, AdviceContext context) {
    ReasonAdvice reasonAdvice = book.reason(bounceReason);
    Advice advice = reasonAdvice.resolve(context);
    boolean waits =
        context.has(ContextAttribute.FATE, List.of("retrying"))
            && !context.has(ContextAttribute.REJECTED_BY, List.of("ours"))
            && reasonAdvice.waitingSuffices();
    if (waits && holds(WAITING, "waiting", context)) {
      return Ruling.certain(
          WAITING, new Advice(advice.id(), Optional.of(WAITING), advice.adviceTexts()));
    }
    if (advice.assessment().isEmpty()) {
      return cannotTell(bounceReason, reasonAdvice.missingForOutcome(context), context);
    }
    if (mayWait(advice.assessment().get(), reasonAdvice, context)) {
      return cannotTell(bounceReason, Optional.of(ContextAttribute.FATE), context);
    }
    return checked(advice, reasonAdvice.family(context), bounceReason, context);
  }

  /** Returns whether waiting may be enough, since nothing states whether the message is lost. */
  private boolean mayWait(Assessment assessment, ReasonAdvice reasonAdvice, AdviceContext context) {
    return reasonAdvice.waitingSuffices()
        && context.find(ContextAttribute.FATE).isEmpty()
        && !context.has(ContextAttribute.REJECTED_BY, List.of("ours"))
        && !table.isRoleOnly(assessment.verdict());
  }

  private boolean holds(Assessment assessment, String family, AdviceContext context) {
    return table
        .requirement(assessment, family)
        .filter(requirement -> requirement.truth(context) == Truth.YES)
        .isPresent();
  }

  /** Returns the verdict if the facts that it requires are known. */
  private Ruling checked(
      Advice advice, String family, BounceReason bounceReason, AdviceContext context) {
    Assessment assessment = advice.assessment().orElseThrow();
    Requirement requirement = table.requirement(assessment, family).orElse(Requirement.NONE);
    return requirement.truth(context) == Truth.YES
        ? new Ruling(assessment, advice, requirement.isInferred(context), Optional.empty())
        : cannotTell(bounceReason, requirement.missing(context), context);
  }

  /**
   * Returns the verdict that holds in every class that is still possible: a plain cause, or one
   * that only needs the role of the server that rejected the message.
   */
  private Optional<Ruling> agreed(
      List<VerdictTable.FactClass> open, BounceReason bounceReason, AdviceContext context) {
    Advice usual = book.reason(bounceReason).resolveUsual(context);
    boolean isPlain = book.isPlainCause(bounceReason);
    boolean saysNothing =
        usual.assessment().filter(each -> each.verdict() == Verdict.CANNOT_TELL).isPresent();
    if (isPlain) {
      return usual.assessment().map(each -> Ruling.certain(each, usual));
    }
    if (saysNothing) {
      return Optional.of(choose(last(), bounceReason, context));
    }
    return open.stream()
        .filter(each -> Condition.any(each.conditions(), context) == Truth.YES)
        .filter(each -> !each.equals(last()))
        .findFirst()
        .map(each -> choose(each, bounceReason, context))
        .filter(ruling -> table.isRoleOnly(ruling.assessment().verdict()));
  }

  private VerdictTable.FactClass last() {
    return table.factClasses().get(table.factClasses().size() - 1);
  }

  private Ruling cannotTell(
      BounceReason bounceReason, Optional<ContextAttribute> missing, AdviceContext context) {
    if (book.isPlainCause(bounceReason)) {
      Advice usual = book.reason(bounceReason).resolveUsual(context);
      return Ruling.certain(usual.assessment().orElseThrow(), usual);
    }
    Optional<ContextAttribute> asked = missing.map(each -> sameQuestion(each, context));
    Advice advice = book.unknownFact(asked);
    return new Ruling(advice.assessment().orElseThrow(), advice, false, asked);
  }

  /**
   * A sending server that rejected the message itself sent nothing: the question is whose it is.
   */
  private static ContextAttribute sameQuestion(ContextAttribute missing, AdviceContext context) {
    boolean isOfSendingServer =
        missing == ContextAttribute.SENT_BY
            && context.has(ContextAttribute.REJECTED_BY, List.of("sending"));
    return isOfSendingServer ? ContextAttribute.REJECTED_BY : missing;
  }

  private static Optional<ContextAttribute> missing(
      List<VerdictTable.FactClass> open, AdviceContext context) {
    return firstMissing(open.stream().map(VerdictTable.FactClass::conditions).toList(), context);
  }

  /** Returns the first unknown fact of the first conditions that depend on one. */
  static Optional<ContextAttribute> firstMissing(
      List<List<Condition>> conditions, AdviceContext context) {
    return conditions.stream()
        .flatMap(List::stream)
        .filter(each -> each.truth(context) == Truth.UNKNOWN)
        .flatMap(each -> each.missing(context).stream())
        .findFirst();
  }
}
