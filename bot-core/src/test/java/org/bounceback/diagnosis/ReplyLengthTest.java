package org.bounceback.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.advice.Actor;
import org.bounceback.advice.Advice;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.AdviceContext;
import org.bounceback.advice.Assessment;
import org.bounceback.advice.ContextAttribute;
import org.bounceback.advice.Language;
import org.bounceback.advice.Ruling;
import org.bounceback.advice.SupportTeam;
import org.bounceback.advice.Verdict;
import org.bounceback.bounce.BounceReason;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.Resources;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reply that the catalog can produce can be sent as it is. */
class ReplyLengthTest {
  private static final SupportTeam TEAM =
      new SupportTeam(
          "Support", "Example Hosting support", Map.of(Language.ENGLISH, "within one working day"));
  private static final OutgoingTextBuilder BUILDER =
      new OutgoingTextBuilder(Cases.BOOK, TEAM, BundledData.CLOCK);
  private static final RecipientEvidence NAMED =
      Cases.refused(
          "554 5.7.1 A local policy",
          "From: Anna Smith <alice@shop.example>",
          "Date: Tue, 24 Nov 2026 08:10:00 +0100");
  private static final RecipientEvidence NAMELESS = Cases.pasted("554 5.7.1 A local policy");

  @ParameterizedTest
  @MethodSource("entries")
  void everyReplyHasAGreetingASignatureAndTheRightLength(String entry) {
    var wrong = new ArrayList<String>();
    for (String customer : List.of("sender", "recipient")) {
      for (String fate : List.of("lost", "retrying", "")) {
        for (RecipientEvidence found : List.of(NAMED, NAMELESS)) {
          for (Language language : Language.values()) {
            String reply = reply(entry, customer, fate, found, language);
            problem(reply, language)
                .ifPresent(
                    problem ->
                        wrong.add(
                            "%s %s %s %s %s: %s"
                                .formatted(
                                    entry,
                                    customer,
                                    fate,
                                    found.equals(NAMED) ? "named" : "nameless",
                                    problem,
                                    reply.replace("\n", " / "))));
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static Optional<String> problem(String reply, Language language) {
    int words = reply.strip().split("\\s+").length;
    int most = language == Language.ENGLISH ? 130 : 150;
    return Stream.of(
            words < 40 || words > most ? words + " words" : "",
            reply.contains("{") || reply.contains("}") ? "a placeholder" : "",
            reply.matches("(?s)[^\\n]{4,40}[,:!]\\n\\n.*") ? "" : "no greeting",
            reply.endsWith("\n" + TEAM.signature()) ? "" : "no signature")
        .filter(problem -> !problem.isEmpty())
        .findFirst()
        .map(problem -> language.code() + " " + problem);
  }

  private static String reply(
      String entry, String customer, String fate, RecipientEvidence found, Language language) {
    AdviceContext.Builder facts =
        AdviceContext.builder()
            .stated(ContextAttribute.CUSTOMER, customer)
            .stated(ContextAttribute.REJECTED_BY, customer.equals("sender") ? "recipient" : "ours");
    if (!fate.isEmpty()) {
      facts.stated(ContextAttribute.FATE, fate);
    }
    AdviceContext context = facts.build();
    Advice advice =
        BounceReason.find(entry)
            .map(reason -> Cases.BOOK.usual(reason, context))
            .orElseGet(() -> Cases.BOOK.adviceForSituation(entry, context));
    PlaceholderValues values = PlaceholderValues.of(found, TEAM);
    var diagnosis =
        new RecipientDiagnosis(
            found,
            context,
            new Ruling(
                advice.assessment().orElseGet(() -> Catalog.firstOutcome(entry)),
                advice,
                false,
                Optional.empty()),
            found.equals(NAMED) ? values.with(ReplyLengthTest::typical) : values);
    return BUILDER.write(diagnosis, List.of(), language).reply();
  }

  @ParameterizedTest
  @MethodSource("withoutRecipient")
  void aReplyWithoutARecipientIsCompleteToo(String entry) {
    var wrong = new ArrayList<String>();
    Advice advice =
        Cases.BOOK.complaints().contains(entry)
            ? Cases.BOOK.adviceForComplaint(entry)
            : Cases.BOOK.adviceForSituation(entry, AdviceContext.EMPTY);
    for (Language language : Language.values()) {
      for (Map<String, String> values : List.of(Map.<String, String>of(), typical(language))) {
        String reply =
            BUILDER.plain(
                advice.adviceTexts(),
                entry.startsWith("window-"),
                advice.assessment().orElseThrow().actor(),
                language,
                values);
        problem(reply, language)
            .ifPresent(
                problem ->
                    wrong.add(
                        "%s %s %s: %s"
                            .formatted(
                                entry,
                                values.isEmpty() ? "nameless" : "named",
                                problem,
                                reply.replace("\n", " / "))));
      }
    }
    assertEquals(List.of(), wrong);
  }

  static Stream<String> withoutRecipient() {
    return Cases.BOOK.wordings().entrySet().stream()
        .filter(entry -> !entry.getValue().replies().isEmpty())
        .map(Map.Entry::getKey)
        .filter(
            id ->
                Cases.BOOK.complaints().contains(id)
                    || (Cases.BOOK.hasSituation(id) && !Catalog.ENTRIES.containsKey(id)));
  }

  /** Values of the usual length that the sample message does not have. */
  private static Map<String, String> typical(Language language) {
    var values = new HashMap<String, String>();
    for (String name : Catalog.CUSTOMER_PLACEHOLDERS) {
      values.put(name, name.startsWith("steps_") ? "Settings: four words here" : "a value");
    }
    values.put("recipient", "bob@partner.example");
    values.put("recipient_domain", "partner.example");
    values.put("sender", "alice@shop.example");
    values.put("sender_domain", "shop.example");
    return values;
  }

  static Set<String> entries() {
    return Catalog.ENTRIES.keySet();
  }

  /** The entries that can apply, as the file contains them. */
  private static final class Catalog {
    private static final DocumentNode ROOT =
        DocumentCodec.yaml("advice.yaml", Resources.text(AdviceCatalog.class, "advice.yaml"));
    static final List<String> CUSTOMER_PLACEHOLDERS = ROOT.texts("customer_placeholders");
    static final Map<String, DocumentNode> ENTRIES = entries();

    private static Map<String, DocumentNode> entries() {
      var entries = new LinkedHashMap<String, DocumentNode>();
      for (String section : List.of("reasons", "refinements")) {
        DocumentNode all = ROOT.require(section);
        all.keys().stream()
            .filter(id -> section.equals("reasons") || all.require(id).find("family").isPresent())
            .forEach(id -> entries.put(id, all.require(id)));
      }
      return entries;
    }

    /** Returns the first outcome of an entry that has no usual one. */
    static Assessment firstOutcome(String entry) {
      DocumentNode outcome =
          Optional.ofNullable(ENTRIES.get(entry)).orElseThrow().list("outcomes").get(0);
      return new Assessment(
          Verdict.valueOf(constant(outcome.text("verdict"))),
          Actor.valueOf(constant(outcome.text("who"))));
    }

    private static String constant(String code) {
      return code.toUpperCase(Locale.ROOT).replace('-', '_');
    }
  }
}
