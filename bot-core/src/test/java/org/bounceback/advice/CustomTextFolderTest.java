package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder of texts replaces bundled ones, and is checked before it is used. */
class CustomTextFolderTest {
  private static final TextCatalog KNOWN =
      TextCatalog.read(
          "known.yaml",
          """
          greeting: {named: {en: "Hi {name},", de: "Hallo {name},"}, plain: {en: "Hello,"}}
          steps: [{en: "Wait."}, {en: "Call."}]
          """);

  @TempDir private Path folder;
  private final AtomicLong time = new AtomicLong();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en: {greeting.plain: "Dear customer,"}
          en: {greeting: {plain: "Dear customer,"}}
          """)
  void dottedAndNestedKeysAreAccepted(String yaml) throws Exception {
    write("a.yaml", yaml);

    assertEquals("Dear customer,", text("greeting.plain", Language.ENGLISH));
  }

  @Test
  void otherTextsAndLanguagesStayBundled() throws Exception {
    write("a.yaml", "de: {greeting.named: \"Guten Tag {name},\"}");

    assertEquals("Guten Tag {name},", text("greeting.named", Language.GERMAN));
    assertEquals("Hi {name},", text("greeting.named", Language.ENGLISH));
    assertEquals("Call.", text("steps.2", Language.GERMAN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en: {greeting.plian: "Hi"}         | a.yaml: greeting.plian in en: there is no such text; did you mean greeting.plain?
          en: {zzzzzzzzzzzzzzzzzzzzzzz: "Hi"} | a.yaml: zzzzzzzzzzzzzzzzzzzzzzz in en: there is no such text
          en: {greeting.named: "Hi {nmae},"} | a.yaml: greeting.named in en: there is no placeholder {nmae}; this text has {name}
          en: {greeting.named: "Hi,"}        | a.yaml: greeting.named in en: the placeholder {name} is missing
          en: {greeting.plain: "Hi {name}"}  | a.yaml: greeting.plain in en: there is no placeholder {name}
          nl: {greeting.plain: "Hoi"}        | a.yaml: there is no language "nl"; use en, de, fr, es
          [1, 2]                             | a.yaml must begin with a language code: en, de, fr, es
          en: {greeting.plain: [1]}          | a.yaml: greeting.plain in en is not a text
          """)
  void aTextThatCannotBeUsedIsReportedWithFileAndKey(String yaml, String problem) throws Exception {
    write("a.yaml", yaml);

    assertTrue(rejection().contains(problem), rejection());
  }

  @Test
  void allProblemsAreReportedTogether() throws Exception {
    write("a.yaml", "en: {greeting.plian: Hi}");
    write("b.yaml", "en: {");

    assertTrue(rejection().contains("a.yaml: greeting.plian"), rejection());
    assertTrue(rejection().contains("b.yaml, line 1"), rejection());
  }

  @Test
  void aTextInTwoFilesIsReported() throws Exception {
    write("a.yaml", "en: {greeting.plain: Hi}");
    write("b.yaml", "en: {greeting.plain: Hey}");

    assertTrue(rejection().contains("b.yaml: greeting.plain in en is also in a.yaml"), rejection());
  }

  @Test
  void aLinkOutOfTheFolderIsRejected(@TempDir Path elsewhere) throws Exception {
    Path secret = Files.writeString(elsewhere.resolve("secret.yaml"), "en: {greeting.plain: Hi}");
    Files.createSymbolicLink(folder.resolve("a.yaml"), secret);

    assertTrue(rejection().contains("a.yaml is a link to a file outside"), rejection());
  }

  @Test
  void aHugeFileIsRejected() throws Exception {
    write("a.yaml", "en: {greeting.plain: \"" + "x".repeat(1024 * 1024) + "\"}");

    assertTrue(rejection().contains("a.yaml is larger than 1 MiB"), rejection());
  }

  @Test
  void deepNestingIsRejected() throws Exception {
    write("a.yaml", "en: " + "{a: ".repeat(2000) + "x" + "}".repeat(2000));

    assertTrue(rejection().contains("a.yaml"), rejection());
  }

  @Test
  void aliasesAreNotExpanded() throws Exception {
    var bomb = new StringBuilder("en:\n  a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("  a%d: &a%d [*a%d, *a%d, *a%d]%n".formatted(i, i, i - 1, i - 1, i - 1));
    }
    write("a.yaml", bomb.toString());

    assertTrue(rejection().contains("a.yaml"), "not rejected");
    assertTrue(rejection().length() < 10_000, "expanded");
  }

  @Test
  void aMissingFolderIsReported() {
    folder = folder.resolve("missing");

    assertTrue(rejection().endsWith("missing cannot be read"), rejection());
  }

  @Test
  void aChangeIsLoadedWithoutARestart() throws Exception {
    CustomTextFolder texts = open();
    write("a.yaml", "en: {greeting.plain: Hey}");
    assertEquals(0, texts.get().size());

    time.addAndGet(Duration.ofSeconds(3).toNanos());

    assertEquals("Hey", texts.get().find(Language.ENGLISH, "greeting.plain").orElseThrow());
  }

  @Test
  void aBrokenChangeKeepsThePreviousTexts() throws Exception {
    write("a.yaml", "en: {greeting.plain: Hey}");
    CustomTextFolder texts = open();
    write("a.yaml", "en: {greeting.plain: ");

    time.addAndGet(Duration.ofSeconds(3).toNanos());

    assertEquals("Hey", texts.get().find(Language.ENGLISH, "greeting.plain").orElseThrow());
  }

  @Test
  void languagesWithoutAReplacedTextAreListed() throws Exception {
    write("a.yaml", "en: {greeting.plain: Hey}\nde: {greeting.plain: Hallo}");

    assertEquals(
        Map.of("greeting.plain", Set.of(Language.FRENCH, Language.SPANISH)),
        open().get().missingLanguages());
  }

  private String text(String key, Language language) {
    return KNOWN.withCustom(open()).find(key).orElseThrow().in(language);
  }

  private String rejection() {
    return String.valueOf(assertThrows(IllegalArgumentException.class, this::open).getMessage());
  }

  private CustomTextFolder open() {
    return CustomTextFolder.open(folder, KNOWN, time::get);
  }

  private void write(String name, String yaml) throws IOException {
    Files.writeString(folder.resolve(name), yaml);
  }
}
