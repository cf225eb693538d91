package org.bounceback.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bounceback.advice.Language;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.bounceback.hosting.ServerTable;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdict and the words about windows of e-mail apps, with our servers known. */
class WindowAnswersTest {
  private static final String FILE = "window-answers.tsv";

  private static final ServerTable SERVERS =
      ServerTable.read(
          "servers.yaml",
          """
          servers:
            - {name: srv12, hosts: [srv12.example.net], addresses: [192.0.2.12], roles: [outbound, submission]}
          hosted: [shop.example, garage.example]
          """);

  private final DiagnosisEngine engine = BundledData.engine(SERVERS);

  static Stream<Map<String, String>> cases() {
    return Table.parse(FILE, Resources.text(WindowAnswersTest.class, FILE)).rows().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theAnswerFitsWhatTheWindowShows(Map<String, String> row) {
    String text = row.getOrDefault("text", "").replace("\\n", "\n");
    BouncedMessage message =
        BundledData.READER.read(
            new UploadedMail("window.txt", text.getBytes(StandardCharsets.UTF_8)));
    Diagnosis diagnosis = engine.diagnose(message, DiagnosticProbes.NONE, HostingProbes.NONE);
    Diagnosis.DiagnosisTexts texts = diagnosis.diagnosisTexts();
    String said =
        String.join("\n", texts.headline(), texts.explanation(), texts.in(Language.ENGLISH).reply())
            .toLowerCase(Locale.ROOT);
    List<String> wrong = new ArrayList<>();
    if (!List.of(row.getOrDefault("verdicts", "").split("\\|", -1))
        .contains(diagnosis.verdict().code())) {
      wrong.add("verdict " + diagnosis.verdict().code());
    }
    words(row, "must").filter(word -> !said.contains(word)).forEach(w -> wrong.add("lacks " + w));
    words(row, "must_not").filter(said::contains).forEach(w -> wrong.add("contains " + w));

    assertEquals(List.of(), wrong, () -> row.get("case") + ": " + said);
  }

  private static Stream<String> words(Map<String, String> row, String column) {
    return Arrays.stream(row.getOrDefault(column, "").split("; ", -1))
        .filter(word -> !word.isBlank() && !word.equals("-"))
        .map(word -> word.toLowerCase(Locale.ROOT));
  }
}
