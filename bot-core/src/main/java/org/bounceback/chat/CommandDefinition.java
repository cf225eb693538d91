package org.bounceback.chat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.Resources;

/**
 * A command as a platform shows it while a user types.
 *
 * @param name in lower case
 * @param options its arguments
 * @param subcommands if there are any, the user must choose one
 */
public record CommandDefinition(
    String name, Words description, List<Option> options, List<CommandDefinition> subcommands) {
  private static final String FILE = "commands.yaml";

  public CommandDefinition {
    options = List.copyOf(options);
    subcommands = List.copyOf(subcommands);
  }

  /**
   * A text in several languages.
   *
   * @param byLanguage always contains English
   */
  public record Words(Map<Locale, String> byLanguage) {
    public Words {
      byLanguage = Map.copyOf(byLanguage);
      if (!byLanguage.containsKey(Locale.ENGLISH)) {
        throw new IllegalArgumentException("a text has no English version: " + byLanguage);
      }
    }

    /** Returns the English text. */
    public String english() {
      return byLanguage.getOrDefault(Locale.ENGLISH, "");
    }

    /**
     * Returns the translation for a locale, or for its language without the country. Returns empty
     * for English or if there is none.
     */
    public Optional<String> translation(Locale locale) {
      Locale language = Locale.forLanguageTag(locale.getLanguage());
      return language.equals(Locale.ENGLISH)
          ? Optional.empty()
          : Optional.ofNullable(byLanguage.getOrDefault(locale, byLanguage.get(language)));
    }
  }

  /**
   * An argument of a command.
   *
   * @param names its names in lower case; the bot receives the English one
   * @param fieldKind whether it is text or a file
   * @param proposed whether the bot suggests completions
   */
  public record Option(
      Words names,
      Words description,
      Form.FieldKind fieldKind,
      boolean required,
      boolean proposed) {

    /** Returns the name that the bot receives. */
    public String name() {
      return names.english();
    }
  }

  /** Loads all commands in the order in which they are shown. */
  public static List<CommandDefinition> load() {
    return commands(packagedFile(), "commands");
  }

  /** Returns the name of the message action that reads an existing message. */
  public static Words messageAction() {
    return text(packagedFile().require("message-action"));
  }

  /** Returns the name of the message action that sends a message to its case's ticket. */
  public static Words ticketAction() {
    return text(packagedFile().require("ticket-action"));
  }

  /** Parses the commands under {@code key} in a document. */
  static List<CommandDefinition> commands(DocumentNode document, String key) {
    return document.list(key).stream().map(CommandDefinition::command).toList();
  }

  private static DocumentNode packagedFile() {
    return DocumentCodec.yaml(FILE, Resources.text(CommandDefinition.class, FILE));
  }

  private static CommandDefinition command(DocumentNode documentNode) {
    documentNode.allowKeys("name", "description", "options", "subcommands");
    return new CommandDefinition(
        documentNode.text("name"),
        text(documentNode.require("description")),
        documentNode.list("options").stream().map(CommandDefinition::option).toList(),
        commands(documentNode, "subcommands"));
  }

  private static Option option(DocumentNode documentNode) {
    documentNode.allowKeys("name", "names", "description", "kind", "required", "proposed");
    Optional<String> kind = documentNode.findText("kind");
    return new Option(
        names(documentNode),
        text(documentNode.require("description")),
        kind.map(text -> Form.FieldKind.valueOf(text.toUpperCase(Locale.ROOT)))
            .orElse(Form.FieldKind.LINE),
        documentNode.isTrue("required"),
        documentNode.isTrue("proposed"));
  }

  private static Words names(DocumentNode documentNode) {
    Map<Locale, String> names = new HashMap<>();
    documentNode.find("names").ifPresent(translations -> names.putAll(byLanguage(translations)));
    names.put(Locale.ENGLISH, documentNode.text("name"));
    return new Words(names);
  }

  private static Words text(DocumentNode documentNode) {
    return new Words(byLanguage(documentNode));
  }

  private static Map<Locale, String> byLanguage(DocumentNode documentNode) {
    Map<Locale, String> byLanguage = new HashMap<>();
    documentNode
        .keys()
        .forEach(tag -> byLanguage.put(Locale.forLanguageTag(tag), documentNode.text(tag)));
    return byLanguage;
  }
}
