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
  /** Notices that are for customers and administrators, not for the agent. */
  private static final List<String> OUTWARD_NOTICES =
      List.of("letter-without-bounce", "letter-reply", "same-for", "others");

  private final Map<BounceReason, ReasonAdvice> bounceReasons;
  private final Map<String, SituationAdvice> situationAdvices;
  private final Map<String, SituationAdvice> complaints;

  /** For each reason those that can apply to it, in the order of the book. */
  private final Map<BounceReason, List<SituationAdvice>> refinementsOf =
      new EnumMap<>(BounceReason.class);

  private final Map<String, AdviceTexts> delays;
  private final Map<Actor, String> actors;
  private final Map<String, String> notices;
  private final LetterFrame letterFrame;
  private final Set<BounceReason> plainCauses = EnumSet.noneOf(BounceReason.class);

  private AdviceCatalog(DocumentNode root) {
    bounceReasons = new EnumMap<>(BounceReason.class);
    DocumentNode byReason = root.at("reasons");
    for (String code : byReason.keys()) {
      BounceReason bounceReason =
          BounceReason.find(code)
              .orElseThrow(
                  () -> new InvalidDataException(byReason.path() + ": no such reason: " + code));
      bounceReasons.put(bounceReason, ReasonAdvice.read(code, byReason.at(code)));
      if (byReason.at(code).isTrue("plain_cause")) {
        plainCauses.add(bounceReason);
      }
    }
    situationAdvices = new LinkedHashMap<>();
    DocumentNode byName = root.at("refinements");
    for (String id : byName.keys()) {
      situationAdvices.put(id, SituationAdvice.read(id, byName.at(id)));
    }
    complaints = new LinkedHashMap<>();
    root.find("complaints")
        .ifPresent(
            found ->
                found
                    .keys()
                    .forEach(id -> complaints.put(id, SituationAdvice.read(id, found.at(id)))));
    for (BounceReason bounceReason : BounceReason.values()) {
      refinementsOf.put(
          bounceReason,
          situationAdvices.values().stream().filter(each -> each.suits(bounceReason)).toList());
    }
    delays = new LinkedHashMap<>();
    DocumentNode byFate = root.at("delays");
    for (String fate : byFate.keys()) {
      delays.put(fate, ConditionalAdviceTemplate.read(byFate.at(fate)).whole());
    }
    actors = new EnumMap<>(Actor.class);
    for (Actor actor : Actor.values()) {
      actors.put(actor, root.at("actors").text(actor.code()));
    }
    notices = new LinkedHashMap<>();
    for (String id : root.at("notices").keys()) {
      notices.put(id, root.at("notices").text(id));
    }
    letterFrame = LetterFrame.read(root.at("admin_message_frame"));
  }

  /** The packaged advice. */
  public static AdviceCatalog packaged() {
    String name = "advice.yaml";
    return read(name, Resources.text(AdviceCatalog.class, name));
  }

  /**
   * Reads a book.
   *
   * @throws InvalidDataException when it is none; the message names the place
   */
  public static AdviceCatalog read(String name, String yaml) {
    return new AdviceCatalog(DocumentCodec.yaml(name, yaml));
  }

  /**
   * The advice for a refusal: the first refinement that applies, in the order of the book, else the
   * reason's own.
   *
   * @param adviceContext where it tells the reason, then this one
   */
  public Advice advise(BounceReason bounceReason, AdviceContext adviceContext) {
    Advice usual = usual(bounceReason, adviceContext);
    for (SituationAdvice situationAdvice : refinementsOf.getOrDefault(bounceReason, List.of())) {
      if (situationAdvice.applies(adviceContext)) {
        Advice special = situationAdvice.in(adviceContext, usual.adviceTexts());
        if (special.assessment().isPresent()) {
          return special;
        }
      }
    }
    return usual;
  }

  /** The reason's own advice, whatever the situation makes of it. */
  public Advice usual(BounceReason bounceReason, AdviceContext adviceContext) {
    ReasonAdvice found = bounceReasons.get(bounceReason);
    if (found == null) {
      throw new InvalidDataException("no advice for the reason " + bounceReason.code());
    }
    return found.in(adviceContext);
  }

  /** A refinement by name, where the caller knows that it applies. */
  public Advice named(String id, AdviceContext adviceContext) {
    SituationAdvice found = situationAdvices.get(id);
    if (found == null) {
      throw new InvalidDataException("no refinement is called " + id);
    }
    return found.in(adviceContext);
  }

  /** The advice on a complaint without a bounce, by the name of what was found. */
  public Advice onComplaint(String id) {
    SituationAdvice found = complaints.get(id);
    if (found == null) {
      throw new InvalidDataException("no advice on a complaint is called " + id);
    }
    return found.in(new AdviceContext(Map.of(), ""));
  }

  /** The names of all advice on complaints. */
  public Set<String> complaints() {
    return Set.copyOf(complaints.keySet());
  }

  /** Whether a refinement applies. */
  public boolean applies(String id, AdviceContext adviceContext) {
    SituationAdvice found = situationAdvices.get(id);
    return found != null && found.applies(adviceContext);
  }

  /**
   * The customer's sentence on the cause, to be told beside a refinement that leaves it out
   * although the cause is plain; empty where there is none.
   */
  public Optional<String> plainCause(BounceReason bounceReason, String refinement) {
    boolean told =
        plainCauses.contains(bounceReason)
            && Optional.ofNullable(situationAdvices.get(refinement))
                .filter(SituationAdvice::tellsPlainCause)
                .isPresent();
    return Optional.ofNullable(bounceReasons.get(bounceReason))
        .filter(each -> told)
        .flatMap(each -> each.wording().customerSay());
  }

  /** Whether one of our own servers decided, and we or the customer have to act on it. */
  public boolean isOursToMend(BounceReason bounceReason, AdviceContext adviceContext) {
    ReasonAdvice found = bounceReasons.get(bounceReason);
    return found != null && found.isOursToMend(adviceContext);
  }

  /** Whether waiting is enough for that reason while the queue still tries. */
  public boolean waitingSuffices(BounceReason bounceReason) {
    ReasonAdvice found = bounceReasons.get(bounceReason);
    return found != null && found.waitingSuffices();
  }

  /** The words for a mail that still waits. */
  public AdviceTexts stillTrying() {
    return delay("still-trying");
  }

  /** The words for a mail that was given up after temporary refusals. */
  public AdviceTexts givenUp() {
    return delay("given-up");
  }

  /** One sentence that tells the customer whose turn it is. */
  public String sentence(Actor actor) {
    return actors.getOrDefault(actor, "");
  }

  /** A sentence about one of the three steps; may hold placeholders. */
  public String notice(String id) {
    return Optional.ofNullable(notices.get(id))
        .orElseThrow(() -> new InvalidDataException("no notice is called " + id));
  }

  /** The frame of every letter to a recipient's administrator. */
  public LetterFrame letterFrame() {
    return letterFrame;
  }

  /** Every wording of the book with its name, for tests that read them all. */
  public Map<String, AdviceTexts> wordings() {
    var all = new LinkedHashMap<String, AdviceTexts>();
    bounceReasons.values().forEach(each -> all.put(each.id(), each.wording()));
    bounceReasons.values().forEach(each -> all.put(each.id() + ", ours", each.oursWording()));
    situationAdvices.values().forEach(each -> all.put(each.id(), each.wording()));
    complaints.values().forEach(each -> all.put(each.id(), each.wording()));
    all.putAll(delays);
    return all;
  }

  /** Every text that goes out to a customer or an administrator, for tests of translations. */
  public Set<String> outwardTexts() {
    var texts = new LinkedHashSet<String>();
    for (AdviceTexts each : wordings().values()) {
      texts.addAll(each.customerTexts());
      each.ask().ifPresent(texts::add);
    }
    OUTWARD_NOTICES.forEach(id -> texts.add(notice(id)));
    texts.addAll(List.of(letterFrame.greeting(), letterFrame.closing()));
    texts.addAll(letterFrame.intros());
    texts.addAll(letterFrame.evidence());
    return texts;
  }

  private AdviceTexts delay(String fate) {
    return Optional.ofNullable(delays.get(fate))
        .orElseThrow(() -> new InvalidDataException("no words for a mail that is " + fate));
  }

  /** The frame around the request to a recipient's administrator. */
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
