package org.bounceback.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Compares the diagnosis of a situation with the expected one. */
final class SituationCheck {
  private static final Map<String, String> STEPS =
      Map.of("blacklists", "blacklists", "step2", "recipient", "contact", "contact");
  private static final List<String> RAN =
      List.of(
          "accepting",
          "temporarily-refusing",
          "blocking-us",
          "refusing",
          "unreachable",
          "tls-failed",
          "protocol-error",
          "no-mail-server",
          "dns-failed",
          "forbidden-address",
          "port-closed-here");
  private static final String UNKNOWN = "unknown";
  private static final Set<String> ARRIVED = Set.of("delivered", "relayed", "expanded");

  /** What a reply says only about a message that is retried, and only about one that is lost. */
  private static final Map<String, String> FATE_TEXTS =
      Map.of(
          "retrying", "keeps trying|is delayed|would get it twice",
          "lost", "not delivered|when you can send it again|send it again when");

  private final Situation situation;
  private final JsonNode diagnosis;
  private final Set<String> stated;
  private final List<Mistake> mistakes = new ArrayList<>();

  private SituationCheck(Situation situation, JsonNode diagnosis, Set<String> stated) {
    this.situation = situation;
    this.diagnosis = diagnosis;
    this.stated = stated;
  }

  /**
   * A difference between a diagnosis and the expected one.
   *
   * @param field the field of the situation, for example {@code verdict}
   */
  record Mistake(String field, String difference) {}

  /**
   * Returns which of the facts a program states.
   *
   * @param complete a diagnosis that has all of them if the program states them
   */
  static Set<String> stated(JsonNode complete) {
    Set<String> stated = new TreeSet<>();
    for (String fact : List.of("fate", "customer")) {
      if (!complete.path(fact).asText(UNKNOWN).equals(UNKNOWN)) {
        stated.add(fact);
      }
    }
    if (!claim(complete, "rejectedBy").value().equals(UNKNOWN)) {
      stated.add("rejected_by");
    }
    return stated;
  }

  /**
   * Returns all differences, or an empty list.
   *
   * @param stated the facts to compare; the others are not compared
   */
  static List<Mistake> mistakes(Situation situation, JsonNode diagnosis, Set<String> stated) {
    var check = new SituationCheck(situation, diagnosis, stated);
    check.value("verdict", diagnosis.path("verdict").asText());
    check.value("actor", diagnosis.path("actor").asText());
    STEPS.forEach(check::step);
    check.relevant();
    check.failed();
    check.facts();
    check.fates();
    check.texts();
    return List.copyOf(check.mistakes);
  }

  private void value(String field, String seen) {
    if (!situation.right(field).contains(seen)) {
      add(field, seen + ", not " + situation.right(field));
    }
  }

  private void step(String field, String step) {
    String seen = "";
    for (JsonNode each : diagnosis.path("steps")) {
      seen = each.path("step").asText().equals(step) ? each.path("outcome").asText() : seen;
    }
    List<String> expected = List.of(situation.expected().path(field).asText().split("\\|"));
    boolean right =
        expected.contains("any")
            || expected.contains(seen)
            || (expected.contains("ran") && RAN.contains(seen));
    if (!right) {
      add(field, seen + ", not " + expected);
    }
  }

  private void relevant() {
    JsonNode expected = situation.expected().path("relevant");
    boolean seen = diagnosis.path("steps").path(0).path("relevant").asBoolean();
    if (!expected.isNull() && expected.asBoolean() != seen) {
      add("relevant", seen + ", not " + expected);
    }
  }

  private void failed() {
    Set<String> expected = new TreeSet<>(situation.texts("failed"));
    Set<String> seen = new TreeSet<>();
    for (JsonNode recipient : diagnosis.path("bounce").path("recipients")) {
      String address = recipient.path("address").asText("");
      if (address.contains("@") && !ARRIVED.contains(recipient.path("action").asText())) {
        seen.add(address);
      }
    }
    if (!expected.equals(seen)) {
      add("failed", seen + ", not " + expected);
    }
  }

  private void facts() {
    for (String fact : List.of("fate", "customer")) {
      if (stated.contains(fact)) {
        value(fact, diagnosis.path(fact).asText(UNKNOWN));
      }
    }
    if (stated.contains("rejected_by")) {
      Claim rejectedBy = claim(diagnosis, "rejectedBy");
      value("rejected_by", rejectedBy.value());
      value("rejected_by_basis", rejectedBy.basis());
    }
  }

  private void fates() {
    JsonNode expected = situation.expected().path("fates");
    for (JsonNode row : diagnosis.path("rows")) {
      String right = expected.path(row.path("address").asText()).asText();
      String seen = row.path("fate").asText(UNKNOWN);
      if (stated.contains("fate") && !right.isEmpty() && !right.equals(seen)) {
        add("fates", seen + ", not " + right);
      }
    }
  }

  private static Claim claim(JsonNode diagnosis, String name) {
    for (JsonNode each : diagnosis.path("evidence")) {
      String claim = each.path("claim").asText();
      if (claim.startsWith(name + "=")) {
        return new Claim(claim.substring(name.length() + 1), each.path("basis").asText());
      }
    }
    return new Claim(UNKNOWN, UNKNOWN);
  }

  private record Claim(String value, String basis) {}

  private void texts() {
    String reply = diagnosis.path("reply").asText();
    String both = diagnosis.path("headline").asText() + "\n" + reply;
    situation.texts("must_say").stream()
        .filter(pattern -> !found(pattern, both))
        .forEach(pattern -> add("must_say", "does not say /" + pattern + "/"));
    Stream.concat(situation.texts("must_not_say").stream(), never())
        .filter(pattern -> found(pattern, both))
        .forEach(pattern -> add("must_not_say", "says /" + pattern + "/"));
    String ofFirst =
        reply
            .lines()
            .takeWhile(line -> !line.startsWith("About the other"))
            .collect(Collectors.joining("\n"));
    String fate = diagnosis.path("fate").asText(UNKNOWN);
    FATE_TEXTS.forEach(
        (ofFate, pattern) -> {
          if (!ofFate.equals(fate) && found(pattern, ofFirst)) {
            add("reply_fate", "says /" + pattern + "/ although it is " + fate);
          }
        });
    situation.texts("reply_must_not_say").stream()
        .filter(pattern -> found(pattern, reply))
        .forEach(pattern -> add("reply_must_not_say", "tells the customer /" + pattern + "/"));
  }

  private Stream<String> never() {
    return StreamSupport.stream(situation.world().path("never").spliterator(), false)
        .map(JsonNode::asText);
  }

  private void add(String field, String difference) {
    mistakes.add(new Mistake(field, difference));
  }

  private static boolean found(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL).matcher(text).find();
  }
}
