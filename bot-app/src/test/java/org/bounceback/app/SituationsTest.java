package org.bounceback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bounceback.app.SituationCheck.Mistake;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.NewCase;
import org.bounceback.chat.Card;
import org.bounceback.chat.cards.CaseCardRenderer;
import org.bounceback.findings.FindingsCodec;
import org.bounceback.testkit.BundledData;
import org.bounceback.testkit.CardShape;
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
  private SituationDiagnoses diagnoses;
  private KnownDifferences known;
  private Set<String> stated;
  private final CaseCardRenderer cards = new CaseCardRenderer(BundledData.ENGLISH);

  static List<Situation> situations() throws IOException {
    return Situation.all();
  }

  static List<VerdictTable.Row> rows() throws IOException {
    return VerdictTable.rows();
  }

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    diagnoses = new SituationDiagnoses(folder);
    known = KnownDifferences.read();
    stated = SituationCheck.stated(diagnoses.of(diagnoses.named("exim-quotes-xbl")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void theDiagnosisStatesWhatHappenedAndWhoNeedsToAct(Situation situation) {
    JsonNode said = diagnoses.of(situation);

    List<Mistake> mistakes = SituationCheck.mistakes(situation, said, stated);

    Set<String> expected = known.fields(situation.name());
    assertEquals(
        List.of(),
        mistakes.stream().filter(each -> !expected.contains(each.field())).toList(),
        said::toPrettyString);
    assertEquals(
        expected,
        mistakes.stream().map(Mistake::field).collect(Collectors.toCollection(TreeSet::new)),
        "a field that is right now: remove it from known-differences.tsv");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void theStoredFindingsAreReadAsTheyWereWritten(Situation situation) throws IOException {
    JsonNode said = diagnoses.of(situation);

    String written = FindingsCodec.write(FindingsCodec.read(said.toString())).toString();

    assertEquals(said, new ObjectMapper().readTree(written));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void theCardCanBeReadInFiveSeconds(Situation situation) {
    JsonNode said = diagnoses.of(situation);
    var result =
        new CaseResult(
            said.path("headline").asText(),
            said.path("verdict").asText(),
            FindingsCodec.read(said.toString()));
    var asker = new CaseRequester("", "", "", Optional.empty());
    var made = new NewCase(CaseKind.BOUNCE, situation.file(), asker, result, Optional.empty());
    CaseId id = CaseId.parse("BB-7K3M9-Q2XPT").orElseThrow();

    Card card = cards.of(Case.begun(id, Instant.EPOCH, made));

    assertEquals(List.of(), CardShape.problems(card));
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

  @Test
  void eachKnownDifferenceNamesASituationOnce() throws IOException {
    Set<String> names =
        Situation.all().stream()
            .map(Situation::name)
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> rows =
        known.rows().stream().map(row -> row.situation() + " " + row.field()).toList();

    assertTrue(known.rows().stream().allMatch(row -> names.contains(row.situation())));
    assertEquals(rows.stream().distinct().toList(), rows);
  }
}
