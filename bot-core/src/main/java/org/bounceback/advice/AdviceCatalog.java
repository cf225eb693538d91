package org.bounceback.advice;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
  /** Notices for customers and recipients' mail administrators, and not for the agent. */
  private static final List<String> OUTWARD_NOTICES =
      List.of("letter-without-bounce", "letter-reply", "same-for", "mistyped-question", "others");

  private final Map<BounceReason, ReasonAdvice> bounceReasons;
  private final Map<String, SituationAdvice> situationAdvices;
  private final Map<String, SituationAdvice> complaints;

  /** For each reason, the situations that can apply to it, in the order of the file. */
  private final Map<BounceReason, List<SituationAdvice>> refinementsOf =
      new EnumMap<>(BounceReason.class);

  private final Map<String, AdviceTexts> delays;
  private final Map<Actor, String> actors;
  private final Map<String, String> notices;
  private final LetterFrame adminMessageFrame;
  private final VerdictTable verdictTable;
  private final UnknownFactTexts unknownFacts;
  private final Set<BounceReason> plainCauses = EnumSet.noneOf(BounceReason.class);

  private AdviceCatalog(DocumentNode root, VerdictTable verdictTable) {
    this.verdictTable = verdictTable;
    bounceReasons = new EnumMap<>(BounceReason.class);
    DocumentNode byReason = root.require("reasons");
    for (String code : byReason.keys()) {
      BounceReason bounceReason =
          BounceReason.find(code)
              .orElseThrow(
                  () -> new InvalidDataException(byReason.path() + ": no such reason: " + code));
      bounceReasons.put(bounceReason, ReasonAdvice.read(code, byReason.require(code)));
      if (byReason.require(code).isTrue("plain_cause")) {
        plainCauses.add(bounceReason);
      }
    }
    situationAdvices = new LinkedHashMap<>();
    DocumentNode byName = root.require("refinements");
    for (String id : byName.keys()) {
      situationAdvices.put(id, SituationAdvice.read(id, byName.require(id)));
    }
    complaints = new LinkedHashMap<>();
    root.find("complaints")
        .ifPresent(
            entries ->
                entries
                    .keys()
                    .forEach(
                        id -> complaints.put(id, SituationAdvice.read(id, entries.require(id)))));
    for (BounceReason bounceReason : BounceReason.values()) {
      refinementsOf.put(
          bounceReason,
          situationAdvices.values().stream()
              .filter(situation -> situation.canApplyTo(bounceReason))
              .toList());
    }
    delays = new LinkedHashMap<>();
    DocumentNode byFate = root.require("delays");
    for (String fate : byFate.keys()) {
      delays.put(fate, ConditionalAdviceTemplate.read(byFate.require(fate)).all());
    }
    actors = new EnumMap<>(Actor.class);
    for (Actor actor : Actor.values()) {
      actors.put(actor, root.require("actors").text(actor.code()));
    }
    notices = new LinkedHashMap<>();
    for (String id : root.require("notices").keys()) {
      notices.put(id, root.require("notices").text(id));
    }
    adminMessageFrame = LetterFrame.read(root.require("admin_message_frame"));
    unknownFacts = UnknownFactTexts.read(root.require("unknown_facts"));
    checkSoundness(byReason, byName);
  }

  private void checkSoundness(DocumentNode byReason, DocumentNode byName) {
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

  /** Loads the bundled advice. */
  public static AdviceCatalog load() {
    String name = "advice.yaml";
    return read(name, Resources.text(AdviceCatalog.class, name), VerdictTable.load());
  }

  /**
   * Parses advice from YAML.
   *
   * @throws InvalidDataException if the YAML is invalid, or if the condition of an entry does not
   *     prove the facts that its verdict needs; the message contains the path
   */
  public static AdviceCatalog read(String name, String yaml, VerdictTable verdictTable) {
    return new AdviceCatalog(DocumentCodec.yaml(name, yaml), verdictTable);
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
   * Returns the sentence about the cause for the customer, to be added to the text of a situation
   * that omits an obvious cause; empty if there is none.
   */
  public Optional<String> plainCause(BounceReason bounceReason, String refinement) {
    boolean isAdded =
        plainCauses.contains(bounceReason)
            && Optional.ofNullable(situationAdvices.get(refinement))
                .filter(SituationAdvice::includesPlainCause)
                .isPresent();
    return Optional.ofNullable(bounceReasons.get(bounceReason))
        .filter(reasonAdvice -> isAdded)
        .flatMap(reasonAdvice -> reasonAdvice.wording().customerText());
  }

  /** Returns whether waiting is enough for that reason while the server is still retrying. */
  public boolean waitingSuffices(BounceReason bounceReason) {
    ReasonAdvice found = bounceReasons.get(bounceReason);
    return found != null && found.waitingSuffices();
  }

  /** Returns the texts for agents about what became of a message. */
  public AdviceTexts fateTexts(String fate) {
    return Optional.ofNullable(delays.get(fate))
        .orElseThrow(() -> new InvalidDataException("no texts for a message that is " + fate));
  }

  /** Returns whether to send a lost message again; an entry decides before its reason. */
  public boolean resendHelps(BounceReason bounceReason, String entry) {
    return Optional.ofNullable(situationAdvices.get(entry))
        .flatMap(SituationAdvice::resendHelps)
        .orElseGet(() -> reason(bounceReason).resendHelps());
  }

  /** Returns one sentence that says who needs to act, for the customer. */
  public String actorSentence(Actor actor) {
    return actors.getOrDefault(actor, "");
  }

  /** Returns a sentence about one of the three steps; it may contain placeholders. */
  public String notice(String id) {
    return Optional.ofNullable(notices.get(id))
        .orElseThrow(() -> new InvalidDataException("unknown notice " + id));
  }

  /** Returns the frame of every e-mail to a recipient's mail administrator. */
  public LetterFrame adminMessageFrame() {
    return adminMessageFrame;
  }

  /** Returns all texts by id, for tests that check them all. */
  public Map<String, AdviceTexts> wordings() {
    var all = new LinkedHashMap<String, AdviceTexts>();
    bounceReasons.values().forEach(advice -> all.put(advice.id(), advice.wording()));
    bounceReasons.values().forEach(advice -> all.put(advice.id() + ", ours", advice.oursWording()));
    situationAdvices.values().forEach(advice -> all.put(advice.id(), advice.wording()));
    complaints.values().forEach(advice -> all.put(advice.id(), advice.wording()));
    unknownFacts.wordings().forEach((key, texts) -> all.put("unknown " + key, texts));
    all.putAll(delays);
    return all;
  }

  /**
   * Returns every text that is sent to a customer or a mail administrator, for tests of
   * translations.
   */
  public Set<String> outwardTexts() {
    var texts = new LinkedHashSet<String>();
    for (AdviceTexts adviceTexts : wordings().values()) {
      texts.addAll(adviceTexts.customerTexts());
      adviceTexts.adminRequest().ifPresent(texts::add);
    }
    OUTWARD_NOTICES.forEach(id -> texts.add(notice(id)));
    texts.addAll(List.of(adminMessageFrame.greeting(), adminMessageFrame.closing()));
    texts.addAll(adminMessageFrame.intros());
    texts.addAll(adminMessageFrame.evidence());
    texts.removeIf(Template::isPlaceholder);
    return texts;
  }

  /** The text around the request in an e-mail to a recipient's mail administrator. */
  public record LetterFrame(
      String greeting,
      List<String> intros,
      List<String> evidence,
      String closing,
      String forTheAgent) {

    public LetterFrame {
      intros = List.copyOf(intros);
      evidence = List.copyOf(evidence);
    }

    static LetterFrame read(DocumentNode documentNode) {
      return new LetterFrame(
          documentNode.text("greeting"),
          new ArrayList<>(documentNode.texts("intros")),
          new ArrayList<>(documentNode.texts("evidence")),
          documentNode.text("closing"),
          documentNode.text("for_the_agent"));
    }
  }
}
