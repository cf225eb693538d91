package org.bounceback.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.chat.CommandDefinition.Option;
import org.bounceback.chat.CommandDefinition.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every text of the commands to the languages that there are, and to what is shown of it. */
class CommandDefinitionTest {
  private static final Set<Locale> LANGUAGES =
      Set.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.forLanguageTag("es"));

  static List<CommandDefinition> commands() {
    return CommandDefinition.load().stream()
        .flatMap(each -> Stream.concat(Stream.of(each), each.subcommands().stream()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandIsDescribedInEveryLanguage(CommandDefinition command) {
    isWhole(command.description(), 100);
    command.options().forEach(option -> isWhole(option.description(), 100));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whatIsGivenWithACommandHasANameOfItsOwnInEveryLanguage(CommandDefinition command) {
    command.options().forEach(option -> isWhole(option.names(), 32));
    for (Locale language : LANGUAGES) {
      var names = new HashSet<String>();
      for (Option option : command.options()) {
        String name = option.names().byLanguage().getOrDefault(language, "");
        assertTrue(name.matches("[-\\p{Ll}]+") && names.add(name), name);
      }
    }
  }

  @Test
  void theActionOnAMessageIsNamedInEveryLanguage() {
    isWhole(CommandDefinition.messageAction(), 32);
  }

  @Test
  void aLanguageServesWhereverItIsSpoken() {
    Words words = CommandDefinition.messageAction();

    assertEquals(
        words.byLanguage().get(Locale.forLanguageTag("es")),
        words.translation(Locale.forLanguageTag("es-419")).orElseThrow());
    assertTrue(words.translation(Locale.JAPAN).isEmpty());
    assertTrue(words.translation(Locale.UK).isEmpty());
  }

  private static void isWhole(Words words, int longest) {
    assertEquals(LANGUAGES, words.byLanguage().keySet(), words.english());
    words.byLanguage().values().forEach(text -> assertTrue(text.length() <= longest, text));
  }
}
