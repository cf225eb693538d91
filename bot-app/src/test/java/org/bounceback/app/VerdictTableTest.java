package org.bounceback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bounceback.app.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of verdicts as the documentation has it, row by row. */
class VerdictTableTest {
  private static final Path PAGE = Path.of("../docs/explanation/verdicts.md");
  private static final int COLUMNS = 5;

  @TempDir Path folder;

  /** One row of the table. */
  private record Row(int number, String verdict, String actor, String situation) {
    static Row of(List<String> cells) {
      return new Row(
          Integer.parseInt(cells.get(0)),
          code(cells.get(2)),
          code(cells.get(3)),
          code(cells.get(4)));
    }

    private static String code(String cell) {
      return cell.replace("`", "");
    }

    @Override
    public String toString() {
      return number + " " + situation;
    }
  }

  static List<Row> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.matches("\\| \\d+ \\|.*"))
        .map(line -> List.of(line.substring(1).split("\\|", -1)))
        .map(cells -> cells.stream().map(String::strip).limit(COLUMNS).toList())
        .map(Row::of)
        .toList();
  }

  @Test
  void theRowsAreNumberedInTheirOrder() throws IOException {
    List<Integer> numbers = rows().stream().map(Row::number).toList();

    assertEquals(IntStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers);
    assertTrue(numbers.size() > 30);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void theRowDecidesInItsSituation(Row row) throws IOException {
    Situation situation =
        Situation.all().stream()
            .filter(each -> each.name().equals(row.situation()))
            .findFirst()
            .orElseThrow();
    Path mail =
        Files.write(folder.resolve(situation.expected().path("file").asText()), situation.mail());

    JsonNode said;
    try (var world = new SituationWorld(situation, folder)) {
      List<String> arguments = new ArrayList<>(List.of("diagnose", "--json", mail.toString()));
      arguments.addAll(world.flags());
      said = new ObjectMapper().readTree(Run.of(arguments).out());
    }

    assertEquals(
        row.verdict() + " " + row.actor(),
        said.path("verdict").asText() + " " + said.path("actor").asText());
  }
}
