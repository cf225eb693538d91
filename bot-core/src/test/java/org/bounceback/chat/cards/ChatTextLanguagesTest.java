package org.bounceback.chat.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bounceback.advice.Template;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of cards and forms are complete in every language. */
final class ChatTextLanguagesTest {
  /** Slack's limit for the title of a modal. */
  private static final int MAX_TITLE = 24;

  private static final int MAX_BUTTON = 30;

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es"})
  void eachLanguageHasTheTextsOfEnglish(String language) {
    assertEquals(
        List.copyOf(texts("en").keySet()).stream().sorted().toList(),
        texts(language).keySet().stream().sorted().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es"})
  void eachTextHasThePlaceholdersOfEnglish(String language) {
    Map<String, String> english = texts("en");
    List<String> different =
        texts(language).entrySet().stream()
            .filter(
                text ->
                    !placeholders(text.getValue())
                        .equals(placeholders(english.getOrDefault(text.getKey(), ""))))
            .map(Map.Entry::getKey)
            .toList();

    assertEquals(List.of(), different);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es"})
  void titlesAndButtonsAreShort(String language) {
    List<String> tooLong =
        texts(language).entrySet().stream()
            .filter(
                text ->
                    (text.getKey().contains("form-title") && text.getValue().length() > MAX_TITLE)
                        || (text.getKey().startsWith("buttons.")
                            && text.getValue().length() > MAX_BUTTON))
            .map(Map.Entry::toString)
            .toList();

    assertEquals(List.of(), tooLong);
  }

  @Test
  void noTextIsEmpty() {
    List<String> empty =
        List.of("en", "de", "fr", "es").stream()
            .flatMap(
                language ->
                    texts(language).entrySet().stream()
                        .filter(text -> text.getValue().isBlank())
                        .map(text -> language + " " + text.getKey()))
            .toList();

    assertEquals(List.of(), empty);
  }

  private static Set<String> placeholders(String text) {
    return Set.copyOf(Template.placeholders(text));
  }

  private static Map<String, String> texts(String language) {
    String name = "texts." + language + ".yaml";
    var texts = new LinkedHashMap<String, String>();
    add(DocumentCodec.yaml(name, Resources.text(MessageBundle.class, name)), "", texts);
    return texts;
  }

  private static void add(DocumentNode node, String key, Map<String, String> texts) {
    if (node.isObject()) {
      for (String name : node.keys()) {
        add(node.require(name), key.isEmpty() ? name : key + "." + name, texts);
      }
    } else if (node.list().contains(node)) {
      texts.put(key, node.text());
    } else {
      int number = 1;
      for (DocumentNode each : node.list()) {
        add(each, key + "." + number++, texts);
      }
    }
  }
}
