package org.bounceback.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands for the operator's own texts. */
class TextsCommandTest {
  @TempDir private Path folder;

  @Test
  void theKeysOfASectionAreListedWithTheirTexts() {
    Run run = Run.of(List.of("texts", "list", "headline", "--language", "de"));

    assertEquals("headline.probably\tWahrscheinlich: {headline}\n", run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          chat.badge.wait           | Abwarten
          chat.lookup.next.policy.1 | Privatanschluss
          ticket-summary.next.title | What to do now
          """)
  void textsOfCardsAndTicketsAreListedToo(String key, String text) {
    Run run = Run.of(List.of("texts", "list", key, "--language", "de"));

    assertTrue(run.out().startsWith(key + "\t" + text), run.out());
  }

  @Test
  void textsThatAreOnlyInEnglishOrConfiguredNeedNoTranslation() throws Exception {
    Files.writeString(
        folder.resolve("a.yaml"), "en: {ticket-summary.next.title: To do, support.name: Helpers}");

    Run check = Run.of(List.of("texts", "check", folder.toString()));

    assertEquals("", check.err());
    assertEquals("The texts can be used: 2\n", check.out());
  }

  @Test
  void theExportedTextsCanBeUsedAsTheyAre() throws Exception {
    Run export = Run.of(List.of("texts", "export", folder.resolve("texts").toString()));
    assertEquals(0, export.status(), export.err());

    Run check = Run.of(List.of("texts", "check", folder.resolve("texts").toString()));

    assertEquals(0, check.status(), check.err());
    assertTrue(check.out().startsWith("The texts can be used: "), check.out());
    try (var files = Files.list(folder.resolve("texts"))) {
      assertEquals(
          List.of("de.yaml", "en.yaml", "es.yaml", "fr.yaml"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void anExportOverwritesNothing() throws Exception {
    Files.writeString(folder.resolve("de.yaml"), "mine");

    Run run = Run.of(List.of("texts", "export", folder.toString()));

    assertEquals(2, run.status());
    assertTrue(run.err().contains("de.yaml exists; name another folder"), run.err());
    assertEquals("mine", Files.readString(folder.resolve("de.yaml")));
    assertTrue(Files.notExists(folder.resolve("en.yaml")));
  }

  @Test
  void aWrongKeyIsReportedAndMissingLanguagesAreNamed() throws Exception {
    Path file = folder.resolve("a.yaml");
    Files.writeString(file, "en: {headline.probaly: \"Likely: {headline}\"}");
    Run wrong = Run.of(List.of("texts", "check", folder.toString()));
    Files.writeString(file, "en: {headline.probably: \"Likely: {headline}\"}");
    Run right = Run.of(List.of("texts", "check", folder.toString()));

    assertEquals(2, wrong.status());
    assertTrue(wrong.err().contains("did you mean headline.probably?"), wrong.err());
    assertEquals(0, right.status(), right.err());
    assertTrue(right.err().contains("headline.probably is missing in de, fr, es"), right.err());
  }
}
