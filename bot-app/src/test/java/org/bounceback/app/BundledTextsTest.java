package org.bounceback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bounceback.advice.Language;
import org.bounceback.advice.LocalizedText;
import org.bounceback.advice.TextCatalog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every text has in common, whether agents or customers read it. */
class BundledTextsTest {
  private static final TextCatalog TEXTS = BundledTexts.load();

  /** A step has at most three lines of 60 characters. */
  private static final int MAX_STEP = 180;

  /** Summaries in tickets are in English; operators write the texts about their own team. */
  private static final Pattern ENGLISH_OR_EMPTY =
      Pattern.compile("ticket-summary\\..*|support\\..*");

  private static final Pattern STUMP = Pattern.compile("\\(U\\)|\\{}| {2}|[,;(]\\s*$");

  /** The lines before and after a reply, and what separates two values. */
  private static final Pattern UNFINISHED =
      Pattern.compile(".*\\.(greeting|closing|separator)(\\.\\d+)?");

  /** About as long as an address, a server name or an IP address. */
  private static final String VALUE = "anna@shop.example";

  private static Stream<LocalizedText> texts() {
    return TEXTS.keys().stream().flatMap(key -> TEXTS.find(key).stream());
  }

  @ParameterizedTest
  @EnumSource
  void everyTextExistsInEveryLanguage(Language language) {
    assertEquals(
        List.of(),
        texts()
            .filter(text -> text.find(language).filter(each -> !each.isBlank()).isEmpty())
            .map(LocalizedText::key)
            .filter(key -> !ENGLISH_OR_EMPTY.matcher(key).matches())
            .toList());
  }

  @ParameterizedTest
  @EnumSource
  void headlinesFitOnOneLine(Language language) {
    assertEquals(
        List.of(),
        keys(
            language,
            (text, key) ->
                key.matches("advice\\..*headline\\.\\d+")
                    && filled(text).length() > maxHeadline(language)));
  }

  @ParameterizedTest
  @EnumSource
  void stepsFitOnThreeLines(Language language) {
    assertEquals(
        List.of(),
        keys(
            language,
            (text, key) ->
                key.matches("advice\\..*steps\\.\\d+") && filled(text).length() > MAX_STEP));
  }

  @ParameterizedTest
  @EnumSource
  void noTextIsAStump(Language language) {
    assertEquals(
        List.of(),
        keys(
            language,
            (text, key) -> STUMP.matcher(text).find() && !UNFINISHED.matcher(key).matches()));
  }

  /** Returns the regular expressions of the words that plainer ones replace in texts. */
  static List<String> replacedWords() throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "style-words.tsv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .filter(cells -> cells.length < 3 || cells[2].equals("texts") || cells[2].equals("all"))
        .map(cells -> cells[0])
        .toList();
  }

  @ParameterizedTest
  @MethodSource("replacedWords")
  void noTextHasAWordThatAPlainerOneReplaces(String word) {
    Pattern pattern = Pattern.compile(word, Pattern.CASE_INSENSITIVE);

    assertEquals(List.of(), keys(Language.ENGLISH, (text, key) -> pattern.matcher(text).find()));
  }

  /** A headline has one line of a card beside its badge; translations need more room. */
  private static int maxHeadline(Language language) {
    return switch (language) {
      case ENGLISH -> 85;
      case GERMAN -> 95;
      case FRENCH, SPANISH -> 100;
    };
  }

  private static List<String> keys(Language language, BiPredicate<String, String> isWrong) {
    return texts()
        .filter(
            text -> text.find(language).filter(each -> isWrong.test(each, text.key())).isPresent())
        .map(text -> text.key() + ": " + text.in(language))
        .toList();
  }

  /** Returns a template with values of usual length. */
  private static String filled(String template) {
    return template.replaceAll("\\{[a-z_]+}", VALUE);
  }
}
