package org.bounceback.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

/**
 * The reply to a window of an e-mail app names the setting of that app, in the reply's language.
 */
class ClientSettingCasesTest {
  private static final String FILE = "client-setting-cases.tsv";

  private final DiagnosisEngine engine = BundledData.engine(ServerTable.UNKNOWN);

  static Stream<Map<String, String>> cases() {
    return Table.parse(FILE, Resources.text(ClientSettingCasesTest.class, FILE)).rows().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theReplyNamesTheSettingOfTheApp(Map<String, String> row) {
    String text = row.getOrDefault("text", "").replace("\\n", "\n");
    Language language = Language.ofTag(row.getOrDefault("language", "")).orElseThrow();
    BouncedMessage message =
        BundledData.READER.read(
            new UploadedMail("window.txt", text.getBytes(StandardCharsets.UTF_8)));
    String reply =
        engine
            .diagnose(message, DiagnosticProbes.NONE, HostingProbes.NONE)
            .diagnosisTexts()
            .in(language)
            .reply()
            .replace("\nSupport", "");
    List<String> wrong = new ArrayList<>();
    words(row, "must")
        .filter(word -> !reply.contains(word))
        .forEach(word -> wrong.add("lacks " + word));
    words(row, "must_not").filter(reply::contains).forEach(word -> wrong.add("contains " + word));

    boolean isKnown = !row.getOrDefault("known", "").isEmpty();
    assertEquals(isKnown, !wrong.isEmpty(), () -> row.get("case") + " " + wrong + ": " + reply);
  }

  private static Stream<String> words(Map<String, String> row, String column) {
    return Arrays.stream(row.getOrDefault(column, "").split("; ", -1))
        .filter(word -> !word.isBlank());
  }
}
