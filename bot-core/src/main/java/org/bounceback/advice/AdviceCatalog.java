package org.bounceback.advice;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.BounceReason;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;

/** All advice, by reason and by situation. Immutable. */
public final class AdviceCatalog {
  private final Map<BounceReason, ReasonAdvice> bounceReasons;
  private final Map<String, SituationAdvice> situationAdvices;
  private final Map<String, SituationAdvice> complaints;

  /** For each reason, the situations that can apply to it, in the order of the file. */
  private final Map<BounceReason, List<SituationAdvice>> refinementsOf =
      new EnumMap<>(BounceReason.class);

  private final TextCatalog texts;
  private final VerdictTable verdictTable;
  private final UnknownFactTexts unknownFacts;
  private final Set<BounceReason> plainCauses = EnumSet.noneOf(BounceReason.class);

  private AdviceCatalog(DocumentNode root, TextCatalog texts, VerdictTable verdictTable) {
    this.texts = texts;
    this.verdictTable = verdictTable;
    bounceReasons = new EnumMap<>(BounceReason.class);
    DocumentNode byReason = root.require("reasons");
    for (String code : byReason.keys()) {
      BounceReason bounceReason =
          BounceReason.find(code)
              .orElseThrow(
                  () -> new InvalidDataException(byReason.path() + ": no such reason: " + code));
      bounceReasons.put(bounceReason, ReasonAdvice.read(code, byReason.require(code), texts));
      if (byReason.require(code).isTrue("plain_cause")) {
        plainCauses.add(bounceReason);
      }
    }
    situationAdvices = new LinkedHashMap<>();
    DocumentNode byName = root.require("refinements");
    for (String id : byName.keys()) {
      situationAdvices.put(id, SituationAdvice.read(id, byName.require(id), texts));
    }
    complaints = new LinkedHashMap<>();
    root.find("complaints")
        .ifPresent(
            entries ->
                entries
                    .keys()
                    .forEach(
                        id ->
                            complaints.put(
                                id, SituationAdvice.read(id, entries.require(id), texts))));
    for (BounceReason bounceReason : BounceReason.values()) {
      refinementsOf.put(
          bounceReason,
          situationAdvices.values().stream()
              .filter(situation -> situation.canApplyTo(bounceReason))
              .toList());
    }
    unknownFacts = UnknownFactTexts.read(root.require("unknown_facts"), texts);
  }

  private void checkSoundness(DocumentNode root) {
    DocumentNode byReason = root.require("reasons");
    DocumentNode byName = root.require("refinements");
    var soundAdvice = new SoundAdvice(verdictTable);
    var problems = new ArrayList<String>();
    bounceReasons.forEach(
        (bounceReason, advice) ->
            problems.addAll(
                soundAdvice.problems(
                    byReason.require(bounceReason.code()).path(),
                    advice.outcomes(),
                    plainCauses.contains(bounceReason))));
    situationAdvices.values().stream()
        .filter(each -> !each.conditions().isEmpty())
        .forEach(
            each ->
                problems.addAll(
                    soundAdvice.problems(
                        byName.require(each.id()).path(), each.outcomes(), false)));
    if (!problems.isEmpty()) {
      throw new InvalidDataException(String.join("\n", problems));
    }
  }

  /** Loads the bundled advice with the bundled texts. */
  public static AdviceCatalog load() {
    return load(TextCatalog.load());
  }

  /** Loads the bundled advice, whose verdicts a test proves, with these texts. */
  public static AdviceCatalog load(TextCatalog texts) {
    String name = "advice.yaml";
    DocumentNode root = DocumentCodec.yaml(name, Resources.text(AdviceCatalog.class, name));
    return new AdviceCatalog(root, texts, VerdictTable.load());
  }

  /**
   * Parses advice from YAML.
   *
   * @throws InvalidDataException if the YAML is invalid, or if the condition of an entry does not
   *     prove the facts that its verdict needs; the message contains the path
   */
  static AdviceCatalog read(
      String name, String yaml, TextCatalog texts, VerdictTable verdictTable) {
    DocumentNode root = DocumentCodec.yaml(name, yaml);
    var adviceCatalog = new AdviceCatalog(root, texts, verdictTable);
    adviceCatalog.checkSoundness(root);
    return adviceCatalog;
  }

  /** Returns all texts. */
  public TextCatalog texts() {
    return texts;
  }

  /** Returns the advice for the reason, ignoring all situations. */
  public Advice usual(BounceReason bounceReason, AdviceContext adviceContext) {
    return reason(bounceReason).resolve(adviceContext);
  }

  /** Returns the advice for a situation, if the caller has already found that it applies. */
  public Advice adviceForSituation(String id, AdviceContext adviceContext) {
    SituationAdvice found = situationAdvices.get(id);
    if (found == null) {
      throw new InvalidDataException("unknown refinement " + id);
    }
    return found.resolve(adviceContext);
  }

  /** Returns whether there is advice for a situation. */
  public boolean hasSituation(String id) {
    return situationAdvices.containsKey(id);
  }

  /** Returns the advice for a complaint without a bounce, by the id of the finding. */
  public Advice adviceForComplaint(String id) {
    SituationAdvice found = complaints.get(id);
    if (found == null) {
      throw new InvalidDataException("unknown complaint advice " + id);
    }
    return found.resolve(AdviceContext.EMPTY);
  }

  /** Returns the ids of all advice for complaints. */
  public Set<String> complaints() {
    return Set.copyOf(complaints.keySet());
  }

  /** Returns the conditional entries of a family that can apply to a reason, in file order. */
  List<SituationAdvice> entries(String family, BounceReason bounceReason) {
    return refinementsOf.getOrDefault(bounceReason, List.of()).stream()
        .filter(each -> each.family().equals(family))
        .toList();
  }

  ReasonAdvice reason(BounceReason bounceReason) {
    return Optional.ofNullable(bounceReasons.get(bounceReason))
        .orElseThrow(
            () -> new InvalidDataException("no advice for the reason " + bounceReason.code()));
  }

  /** Returns whether the cause is the same whoever rejected the message. */
  boolean isPlainCause(BounceReason bounceReason) {
    return plainCauses.contains(bounceReason);
  }

  /** Returns the advice for a verdict that cannot be told because a fact is unknown. */
  Advice unknownFact(Optional<ContextAttribute> missing) {
    return unknownFacts.of(missing).resolve(AdviceContext.EMPTY);
  }

  /** Returns the question about an unknown fact, with the values of its placeholders missing. */
  public Optional<UnknownFactTexts.Question> question(ContextAttribute missing) {
    return unknownFacts.question(missing);
  }

  VerdictTable verdictTable() {
    return verdictTable;
  }

  /**
   * Returns the cause for an addressee, to be added to the text of a situation that omits an
   * obvious cause; no text if there is none.
   */
  public TextAlternatives plainCause(
      BounceReason bounceReason, String refinement, Addressee addressee) {
    boolean isAdded =
        plainCauses.contains(bounceReason)
            && Optional.ofNullable(situationAdvices.get(refinement))
                .filter(SituationAdvice::includesPlainCause)
                .isPresent();
    return Optional.ofNullable(bounceReasons.get(bounceReason))
        .filter(reasonAdvice -> isAdded)
        .flatMap(reasonAdvice -> reasonAdvice.wording().reply(addressee))
        .map(AdviceTexts.CauseTexts::why)
        .orElse(TextAlternatives.NONE);
  }

  /** Returns whether waiting is enough for that reason while the server is still retrying. */
  public boolean waitingSuffices(BounceReason bounceReason) {
    ReasonAdvice found = bounceReasons.get(bounceReason);
    return found != null && found.waitingSuffices();
  }

  /** Returns the sentence for agents about what became of a message. */
  public TextAlternatives fateText(String fate) {
    return texts.require("fate." + fate + ".headline");
  }

  /** Returns whether to send a lost message again; an entry decides before its reason. */
  public boolean resendHelps(BounceReason bounceReason, String entry) {
    return Optional.ofNullable(situationAdvices.get(entry))
        .flatMap(SituationAdvice::resendHelps)
        .orElseGet(() -> reason(bounceReason).resendHelps());
  }

  /** Returns a sentence about one of the three steps; it may contain placeholders. */
  public TextAlternatives notice(String id) {
    return texts.require("notice." + id);
  }

  /** Returns a text of the e-mail to a recipient's mail admin around the request. */
  public TextAlternatives adminEmail(String part) {
    return texts.require("admin_email." + part);
  }

  /** Returns all texts by id, for tests that check them all. */
  public Map<String, AdviceTexts> wordings() {
    var all = new LinkedHashMap<String, AdviceTexts>();
    bounceReasons.values().forEach(advice -> all.put(advice.id(), advice.wording()));
    bounceReasons.values().forEach(advice -> all.put(advice.id() + ", ours", advice.oursWording()));
    situationAdvices.values().forEach(advice -> all.put(advice.id(), advice.wording()));
    complaints.values().forEach(advice -> all.put(advice.id(), advice.wording()));
    unknownFacts.wordings().forEach((key, texts) -> all.put("unknown " + key, texts));
    return all;
  }
}
