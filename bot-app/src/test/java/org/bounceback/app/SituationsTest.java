package org.bounceback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bounceback.findings.FindingsCodec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole diagnoses, from the mail as a customer sends it to the reply to the customer. */
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class SituationsTest {
  private static final List<String> ASKED =
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

  private SituationDiagnoses diagnoses;

  static List<Situation> situations() throws IOException {
    return Situation.all();
  }

  static List<VerdictTable.Row> rows() throws IOException {
    return VerdictTable.rows();
  }

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    diagnoses = new SituationDiagnoses(folder);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void theDiagnosisStatesWhatHappenedAndWhoNeedsToAct(Situation situation) {
    JsonNode said = diagnoses.of(situation);

    assertEquals(List.of(), mistakes(situation, said), said::toPrettyString);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void theStoredFindingsAreReadAsTheyWereWritten(Situation situation) throws IOException {
    JsonNode said = diagnoses.of(situation);

    String written = FindingsCodec.write(FindingsCodec.read(said.toString())).toString();

    assertEquals(said, new ObjectMapper().readTree(written));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void eachVerdictTableRowDecidesItsSituation(VerdictTable.Row row) {
    Situation situation = diagnoses.named(row.situation());

    JsonNode said = diagnoses.of(situation);

    assertEquals(
        row.verdict() + " " + row.actor(),
        said.path("verdict").asText() + " " + said.path("actor").asText());
  }

  @Test
  void theRowsOfTheVerdictTableAreNumberedInTheirOrder() throws IOException {
    List<Integer> numbers = rows().stream().map(VerdictTable.Row::number).toList();

    assertEquals(IntStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers);
    assertTrue(numbers.size() > 30);
  }

  private static List<String> mistakes(Situation situation, JsonNode said) {
    List<String> mistakes = new ArrayList<>();
    for (String key : List.of("verdict", "actor")) {
      if (!situation.right(key).contains(said.path(key).asText())) {
        mistakes.add(key + " " + said.path(key).asText() + ", not " + situation.right(key));
      }
    }
    step(situation, said, "blacklists", "blacklists", mistakes);
    step(situation, said, "recipient", "step2", mistakes);
    step(situation, said, "contact", "contact", mistakes);
    JsonNode relevant = situation.expected().path("relevant");
    if (!relevant.isNull()
        && relevant.asBoolean() != said.path("steps").path(0).path("relevant").asBoolean()) {
      mistakes.add("relevant should be " + relevant);
    }
    text(situation, said, mistakes);
    return mistakes;
  }

  private static void step(
      Situation situation, JsonNode said, String step, String key, List<String> mistakes) {
    String seen = "";
    for (JsonNode each : said.path("steps")) {
      seen = each.path("step").asText().equals(step) ? each.path("outcome").asText() : seen;
    }
    List<String> wanted = List.of(situation.expected().path(key).asText().split("\\|"));
    boolean right =
        wanted.contains("any")
            || wanted.contains(seen)
            || (wanted.contains("ran") && ASKED.contains(seen));
    if (!right) {
      mistakes.add("step " + step + " " + seen + ", not " + wanted);
    }
  }

  private static void text(Situation situation, JsonNode said, List<String> mistakes) {
    String reply = said.path("reply").asText();
    String both = said.path("headline").asText() + "\n" + reply;
    situation.texts("must_say").stream()
        .filter(pattern -> !found(pattern, both))
        .forEach(pattern -> mistakes.add("does not say /" + pattern + "/"));
    situation.texts("must_not_say").stream()
        .filter(pattern -> found(pattern, both))
        .forEach(pattern -> mistakes.add("says /" + pattern + "/"));
    situation.texts("reply_must_not_say").stream()
        .filter(pattern -> found(pattern, reply))
        .forEach(pattern -> mistakes.add("tells the customer /" + pattern + "/"));
    for (JsonNode never : situation.world().path("never")) {
      if (found(never.asText(), both)) {
        mistakes.add("says /" + never.asText() + "/, which nobody may");
      }
    }
  }

  private static boolean found(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL).matcher(text).find();
  }
}
