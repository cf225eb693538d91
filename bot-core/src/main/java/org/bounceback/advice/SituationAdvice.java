package org.bounceback.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.bounce.BounceReason;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;

/**
 * A situation in which the advice differs from the usual advice for the reason.
 *
 * @param id the id
 * @param family the family of entries in the table of verdicts; empty if only a person can decide
 * @param conditions the situation applies if one of them is true; empty if only a person can decide
 * @param assessment the usual assessment
 * @param others other assessments, each with its own conditions, tested first
 * @param wording the texts
 * @param theirAdministratorActs whether the recipient's mail administrator is the first or second
 *     to act
 * @param includesPlainCause whether the text also names a cause that the customer can fix
 * @param resendHelps whether to send a lost message again; empty if the reason decides
 */
record SituationAdvice(
    String id,
    String family,
    List<Condition> conditions,
    Optional<Assessment> assessment,
    List<Other> others,
    AdviceTexts wording,
    boolean theirAdministratorActs,
    boolean includesPlainCause,
    Optional<Boolean> resendHelps) {

  SituationAdvice {
    conditions = List.copyOf(conditions);
  }

  /** An assessment with its own conditions. */
  record Other(List<Condition> conditions, Assessment assessment) {
    Other {
      conditions = List.copyOf(conditions);
    }

    static List<Other> readAll(DocumentNode documentNode) {
      var others = new ArrayList<Other>();
      for (DocumentNode entry : documentNode.list("outcomes")) {
        others.add(new Other(Condition.readAll(entry, "if"), Assessment.read(entry)));
      }
      return List.copyOf(others);
    }

    static Optional<Assessment> first(List<Other> others, AdviceContext adviceContext) {
      return others.stream()
          .filter(other -> Condition.anyMatches(other.conditions, adviceContext))
          .map(Other::assessment)
          .findFirst();
    }

    static Optional<ContextAttribute> missing(List<Other> others, AdviceContext adviceContext) {
      return VerdictSelector.firstMissing(
          others.stream().map(Other::conditions).toList(), adviceContext);
    }
  }

  static SituationAdvice read(String id, DocumentNode documentNode, TextCatalog texts) {
    return read(id, documentNode, wording(id, documentNode, texts));
  }

  static SituationAdvice read(String id, DocumentNode documentNode, AdviceTexts wording) {
    return new SituationAdvice(
        id,
        documentNode.findText("family").orElse(""),
        Condition.readAll(documentNode, "if"),
        Assessment.find(documentNode),
        Other.readAll(documentNode),
        wording,
        canTheirAdminAct(documentNode),
        documentNode.isTrue("tells_plain_cause"),
        resendHelps(documentNode));
  }

  /** Returns the first part of the keys of the texts of an entry. */
  static String key(String id) {
    return "advice." + id;
  }

  /**
   * Reads the texts of an entry. A request to the recipient's mail admin needs that person to act
   * first or second.
   */
  static AdviceTexts wording(String id, DocumentNode documentNode, TextCatalog texts) {
    AdviceTexts wording = AdviceTexts.of(texts, key(id));
    if (!wording.adminRequest().isEmpty() && !canTheirAdminAct(documentNode)) {
      throw new InvalidDataException(
          documentNode.path()
              + " has an admin_request: neither who nor then is "
              + Actor.RECIPIENT_ADMIN.code());
    }
    return wording;
  }

  private static boolean canTheirAdminAct(DocumentNode documentNode) {
    return Stream.of("who", "then")
        .flatMap(key -> documentNode.findText(key).stream())
        .anyMatch(Actor.RECIPIENT_ADMIN.code()::equals);
  }

  static Optional<Boolean> resendHelps(DocumentNode documentNode) {
    return documentNode
        .findText("resend")
        .map(
            resend ->
                switch (resend) {
                  case "after-fix", "automatic", "now-and-then" -> true;
                  case "never", "not-needed" -> false;
                  default ->
                      throw new InvalidDataException(
                          documentNode.path() + ": resend is never " + resend);
                });
  }

  /**
   * Returns the advice, with missing texts taken from the reason's usual ones. The request to the
   * mail administrator is only taken if that person can help.
   */
  Advice resolve(AdviceContext adviceContext, AdviceTexts usual) {
    Advice special = resolve(adviceContext);
    AdviceTexts inherited = theirAdministratorActs ? usual : usual.withoutAdminRequest();
    return new Advice(id, special.assessment(), special.adviceTexts().orElse(inherited));
  }

  /** Returns whether the situation can apply to rejections with that reason. */
  boolean canApplyTo(BounceReason bounceReason) {
    return conditions.stream().anyMatch(condition -> condition.canHoldFor(bounceReason));
  }

  boolean applies(AdviceContext adviceContext) {
    return Condition.anyMatches(conditions, adviceContext);
  }

  Advice resolve(AdviceContext adviceContext) {
    return new Advice(
        id,
        Other.first(others, adviceContext).or(() -> assessment),
        wording.resolve(adviceContext));
  }

  /** Returns the fact that the outcome depends on, if it is unknown. */
  Optional<ContextAttribute> missingForOutcome(AdviceContext adviceContext) {
    return Other.missing(others, adviceContext);
  }

  /** Returns each outcome with the conditions under which it is chosen. */
  List<Outcome> outcomes() {
    return Outcome.of(others, assessment, family, List.of(conditions));
  }

  /**
   * A possible outcome of an entry.
   *
   * @param conditions lists of alternatives, all of which hold
   */
  record Outcome(Assessment assessment, String family, List<List<Condition>> conditions) {
    static List<Outcome> of(
        List<Other> others,
        Optional<Assessment> usual,
        String family,
        List<List<Condition>> conditions) {
      var outcomes = new ArrayList<Outcome>();
      for (Other other : others) {
        var both = new ArrayList<>(conditions);
        both.add(other.conditions());
        outcomes.add(new Outcome(other.assessment(), family, both));
      }
      usual.ifPresent(each -> outcomes.add(new Outcome(each, family, conditions)));
      return outcomes;
    }
  }
}
