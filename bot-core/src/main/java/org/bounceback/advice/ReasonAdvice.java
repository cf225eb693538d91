package org.bounceback.advice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.data.DocumentNode;

/**
 * The advice for a reason.
 *
 * @param family the family of the usual outcome in the table of verdicts
 * @param usual the assessment if the recipient's side made the decision; empty if one of the others
 *     must hold
 * @param ours the assessment if one of our own servers made the decision, by the family of entries
 * @param others other assessments, each with its own conditions
 * @param wording the texts for decisions of the recipient's side
 * @param oursWording the texts for decisions of our own servers
 * @param waitingSuffices whether waiting is enough while the server is still retrying
 * @param resendHelps whether to send a lost message again
 */
record ReasonAdvice(
    String id,
    String family,
    Optional<Assessment> usual,
    Map<String, Assessment> ours,
    List<SituationAdvice.Other> others,
    AdviceTexts wording,
    AdviceTexts oursWording,
    boolean waitingSuffices,
    boolean resendHelps) {
  private static final Condition BY_OURS =
      new Condition(Map.of(ContextAttribute.REJECTED_BY, Set.of("ours")), Set.of(), Map.of());

  static ReasonAdvice read(String id, DocumentNode documentNode, TextCatalog texts) {
    AdviceTexts wording = SituationAdvice.wording(id, documentNode, texts);
    return new ReasonAdvice(
        id,
        documentNode.findText("family").orElse(""),
        Assessment.find(documentNode),
        ours(documentNode),
        SituationAdvice.Other.readAll(documentNode),
        wording,
        AdviceTexts.of(texts, SituationAdvice.key(id) + ".when_ours").orElse(wording),
        documentNode.isTrue("waiting_suffices"),
        SituationAdvice.resendHelps(documentNode).orElse(true));
  }

  /** Reads the outcomes for rejections by our own servers, each with its family. */
  private static Map<String, Assessment> ours(DocumentNode documentNode) {
    var ours = new LinkedHashMap<String, Assessment>();
    for (DocumentNode each : documentNode.list("ours")) {
      ours.put(each.findText("family").orElse(""), Assessment.read(each));
    }
    return Collections.unmodifiableMap(ours);
  }

  private boolean isOurs(AdviceContext adviceContext) {
    return !ours.isEmpty() && adviceContext.has(ContextAttribute.REJECTED_BY, List.of("ours"));
  }

  /** Returns the family of the outcome that the facts select. */
  String family(AdviceContext adviceContext) {
    return isOurs(adviceContext) ? oursEntry(adviceContext).getKey() : family;
  }

  private Map.Entry<String, Assessment> oursEntry(AdviceContext adviceContext) {
    boolean isIncoming = adviceContext.has(ContextAttribute.CUSTOMER, List.of("recipient"));
    return ours.entrySet().stream()
        .filter(each -> each.getKey().equals("incoming") == isIncoming)
        .findFirst()
        .orElseGet(() -> ours.entrySet().iterator().next());
  }

  /** Returns the advice for the facts; without an assessment if a fact is missing. */
  Advice resolve(AdviceContext adviceContext) {
    return isOurs(adviceContext)
        ? new Advice(
            id,
            Optional.of(oursEntry(adviceContext).getValue()),
            oursWording.resolve(adviceContext).withoutAdminRequest())
        : resolveUsual(adviceContext);
  }

  /** Returns the advice as for a rejection by the recipient's side. */
  Advice resolveUsual(AdviceContext adviceContext) {
    return new Advice(
        id,
        SituationAdvice.Other.first(others, adviceContext).or(() -> usual),
        wording.resolve(adviceContext));
  }

  /** Returns the fact that the outcome depends on, if it is unknown. */
  Optional<ContextAttribute> missingForOutcome(AdviceContext adviceContext) {
    return SituationAdvice.Other.missing(others, adviceContext);
  }

  /** Returns each outcome with the conditions under which it is chosen. */
  List<SituationAdvice.Outcome> outcomes() {
    var outcomes = new ArrayList<>(SituationAdvice.Outcome.of(others, usual, family, List.of()));
    ours.forEach(
        (ofFamily, assessment) ->
            outcomes.add(
                new SituationAdvice.Outcome(assessment, ofFamily, List.of(List.of(BY_OURS)))));
    return outcomes;
  }
}
