package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bounceback.bounce.BounceReason;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of every entry of {@code advice.yaml}. */
class PackagedAdviceTest {
  private static final AdviceCatalog BOOK = BundledData.ADVICE;
  private static final DocumentNode ROOT =
      DocumentCodec.yaml("advice.yaml", Resources.text(AdviceCatalog.class, "advice.yaml"));
  private static final Set<String> DECLARED = Set.copyOf(ROOT.require("placeholders").keys());
  private static final Set<String> FOR_CUSTOMERS = Set.copyOf(ROOT.texts("customer_placeholders"));
  private static final String THEIR_SERVER =
      ".*([Tt]he recipient's (mail )?(server|system|filter)"
          + "|(server|filter|system) (of|at) \\{recipient_domain}).*";
  private static final Map<String, String> SAMPLE_WORDS = sampleWords();

  @ParameterizedTest
  @EnumSource
  void everyReasonHasTextsForTheAgentAndTheCustomer(BounceReason bounceReason) {
    Advice usual = BOOK.usual(bounceReason, AdviceContext.EMPTY);

    assertTrue(!BOOK.reason(bounceReason).outcomes().isEmpty());
    assertFalse(usual.adviceTexts().headline().isEmpty());
    assertFalse(usual.adviceTexts().details().isEmpty());
    assertFalse(usual.adviceTexts().anyReply().why().isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void aRejectionByOurServerBlamesNoOneElse(BounceReason bounceReason) {
    Advice ours =
        BOOK.usual(
            bounceReason, AdviceContexts.of(Map.of(ContextAttribute.REJECTED_BY, "ours"), ""));
    boolean judged = ROOT.require("reasons").require(bounceReason.code()).find("ours").isPresent();

    List<String> outward = new ArrayList<>(english(ours.adviceTexts().customerTexts()));
    outward.addAll(english(ours.adviceTexts().headline().texts()));
    assertEquals(
        List.of(), outward.stream().filter(text -> judged && text.matches(THEIR_SERVER)).toList());
  }

  @Test
  void verdictsMatchTheCode() {
    assertEquals(Stream.of(Verdict.values()).map(Verdict::code).toList(), ROOT.texts("verdicts"));
  }

  @Test
  void thePlaceholdersForCustomersAreDeclared() {
    assertTrue(DECLARED.containsAll(FOR_CUSTOMERS));
  }

  static Set<String> wordings() {
    return BOOK.wordings().keySet();
  }

  @ParameterizedTest
  @MethodSource("wordings")
  void everyPlaceholderIsDeclared(String name) {
    assertEquals(Set.of(), undeclared(english(wording(name).all()), DECLARED));
  }

  @ParameterizedTest
  @MethodSource("wordings")
  void textsForCustomersContainNoInternalDetails(String name) {
    List<String> texts = english(wording(name).customerTexts());

    assertEquals(Set.of(), undeclared(texts, FOR_CUSTOMERS));
    assertEquals(List.of(), texts.stream().filter(PackagedAdviceTest::holdsUrl).toList());
  }

  @ParameterizedTest
  @MethodSource("wordings")
  void textsForAgentsContainNoInternalNames(String name) {
    assertEquals(
        List.of(),
        english(wording(name).all()).stream()
            .filter(PackagedAdviceTest::containsInternalName)
            .toList());
  }

  /** Returns whether the text contains an internal name of the rules. */
  private static boolean containsInternalName(String text) {
    List<String> tokens = List.of(text.split("[^A-Za-z-]+"));
    Stream<String> rules = BOOK.wordings().keySet().stream().filter(id -> id.contains("-"));
    Stream<String> verdicts =
        Stream.of(Verdict.values()).map(Verdict::code).filter(id -> id.contains("-"));
    return Stream.of(rules, verdicts, Stream.of("verdict", "actor"))
            .flatMap(names -> names)
            .anyMatch(tokens::contains)
        || text.contains(".tsv")
        || text.contains("`");
  }

  @Test
  void everyPlaceholderOfTheNoticesAndOfTheLetterIsDeclared() {
    var texts = new ArrayList<String>(english(BOOK.texts().under("notice")));
    texts.addAll(english(BOOK.texts().under("admin_email")));

    assertEquals(Set.of(), undeclared(texts, DECLARED));
  }

  /** A condition of a refinement, with the refinement's name. */
  private record Way(String refinement, int number, Condition condition) {
    @Override
    public String toString() {
      return refinement + " " + number;
    }
  }

  static Stream<Way> waysToRefinements() {
    DocumentNode refinements = ROOT.require("refinements");
    return refinements.keys().stream()
        .flatMap(
            id -> {
              List<Condition> conditions = Condition.readAll(refinements.require(id), "if");
              return IntStream.range(0, conditions.size())
                  .mapToObj(number -> new Way(id, number, conditions.get(number)));
            });
  }

  @Test
  void theNumberOfConditionalRefinementsIsAsExpected() {
    assertEquals(129, waysToRefinements().map(Way::refinement).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("waysToRefinements")
  void everyConditionalRefinementIsReachableForEachOfItsReasons(Way way) {
    Set<String> reasons =
        way.condition()
            .wanted()
            .getOrDefault(ContextAttribute.REASON, Set.of(BounceReason.REJECTED.code()));
    for (String reason : reasons) {
      assertTrue(
          facts(way, reason).anyMatch(facts -> way.refinement().equals(selected(way, facts))),
          reason);
    }
  }

  private static String selected(Way way, Map<ContextAttribute, String> facts) {
    String text = way.condition().hasText() ? SAMPLE_WORDS.getOrDefault(way.refinement(), "") : "";
    BounceReason bounceReason =
        BounceReason.find(facts.getOrDefault(ContextAttribute.REASON, "")).orElseThrow();
    return new VerdictSelector(BOOK)
        .select(bounceReason, AdviceContexts.of(facts, text))
        .advice()
        .id();
  }

  /** Returns facts that fulfill the condition and its family, for each way to fulfill them. */
  private static Stream<Map<ContextAttribute, String>> facts(Way way, String reason) {
    String family = ROOT.require("refinements").require(way.refinement()).text("family");
    return VerdictTable.load().guard("test", family).stream()
        .flatMap(
            guard ->
                Stream.of("ours", "recipient", "other", "nobody", "sending", "")
                    .map(rejecter -> facts(way, reason, guard, rejecter)));
  }

  private static Map<ContextAttribute, String> facts(
      Way way, String reason, Condition guard, String rejecter) {
    var facts = new EnumMap<ContextAttribute, String>(ContextAttribute.class);
    facts.put(ContextAttribute.KIND, "failure");
    facts.put(ContextAttribute.CUSTOMER, "sender");
    facts.put(ContextAttribute.SENT_BY, "ours");
    facts.put(ContextAttribute.SENDER_DNS, "ours");
    facts.put(ContextAttribute.RECIPIENT_MAIL, "elsewhere");
    facts.put(ContextAttribute.FORGED, "false");
    facts.put(ContextAttribute.FORWARDED, "false");
    facts.put(ContextAttribute.FATE, "lost");
    facts.put(ContextAttribute.FROM_DOMAIN, "hosted");
    facts.put(ContextAttribute.LISTING, "none");
    guard.wanted().forEach((attribute, values) -> facts.put(attribute, first(values)));
    if (guard
            .wanted()
            .getOrDefault(ContextAttribute.REJECTED_BY, Set.of(rejecter))
            .contains(rejecter)
        && !rejecter.isEmpty()) {
      facts.put(ContextAttribute.REJECTED_BY, rejecter);
    }
    if (rejecter.isEmpty()) {
      facts.remove(ContextAttribute.REJECTED_BY);
    }
    way.condition().wanted().forEach((attribute, values) -> facts.put(attribute, first(values)));
    facts.put(ContextAttribute.REASON, reason);
    return facts;
  }

  private static String first(Set<String> values) {
    return values.stream().sorted().findFirst().orElseThrow();
  }

  @Test
  void everySampleTextBelongsToARefinement() {
    Set<String> withWords =
        waysToRefinements()
            .filter(way -> way.condition().hasText())
            .map(Way::refinement)
            .collect(Collectors.toSet());

    assertEquals(withWords, SAMPLE_WORDS.keySet());
  }

  private static List<String> english(List<LocalizedText> texts) {
    return texts.stream().map(text -> text.in(Language.ENGLISH)).toList();
  }

  private static AdviceTexts wording(String name) {
    return Optional.ofNullable(BOOK.wordings().get(name)).orElseThrow();
  }

  private static Set<String> undeclared(List<String> texts, Set<String> declared) {
    return texts.stream()
        .flatMap(text -> Template.placeholders(text).stream())
        .filter(name -> !declared.contains(name))
        .collect(Collectors.toSet());
  }

  private static boolean holdsUrl(String text) {
    return text.contains("://") || text.contains("www.") || text.contains("_url}");
  }

  private static Map<String, String> sampleWords() {
    String file = "refinement-words.tsv";
    return Table.parse(file, Resources.text(PackagedAdviceTest.class, file)).rows().stream()
        .collect(
            Collectors.toMap(
                row -> row.getOrDefault("refinement", ""), row -> row.getOrDefault("words", "")));
  }
}
