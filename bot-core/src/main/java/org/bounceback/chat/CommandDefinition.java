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
 * A command as people see it while they type, for platforms that show it.
 *
 * @param name in lower case
 * @param options what can be given with it
 * @param subcommands where there are some, one of them has to be named
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
   * @param byLanguage English is always among them
   */
  public record Words(Map<Locale, String> byLanguage) {
    public Words {
      byLanguage = Map.copyOf(byLanguage);
      if (!byLanguage.containsKey(Locale.ENGLISH)) {
        throw new IllegalArgumentException("a text lacks its English: " + byLanguage);
      }
    }

    /** In the language that everything is in. */
    public String english() {
      return byLanguage.getOrDefault(Locale.ENGLISH, "");
    }

    /** In another language: the very one, else the same wherever it is spoken; empty if neither. */
    public Optional<String> translation(Locale locale) {
      Locale language = Locale.forLanguageTag(locale.getLanguage());
      return language.equals(Locale.ENGLISH)
          ? Optional.empty()
          : Optional.ofNullable(byLanguage.getOrDefault(locale, byLanguage.get(language)));
    }
  }

  /**
   * Something that can be given with a command.
   *
   * @param names how it is called, in lower case; the bot is told the English name
   * @param fieldKind text or a file
   * @param proposed whether the bot proposes how a begun text may go on
   */
  public record Option(
      Words names,
      Words description,
      Form.FieldKind fieldKind,
      boolean required,
      boolean proposed) {

    /** What the bot is told that was given. */
    public String name() {
      return names.english();
    }
  }

  /** All that there are, in the order in which they are shown. */
  public static List<CommandDefinition> load() {
    return commands(packagedFile(), "commands");
  }

  /** What the action is called that reads a message which is already there. */
  public static Words messageAction() {
    return text(packagedFile().require("message-action"));
  }

  /** What the action is called that sends a message to the ticket of its case. */
  public static Words ticketAction() {
    return text(packagedFile().require("ticket-action"));
  }

  /** Those that a document holds, under {@code key}. */
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
    documentNode.find("names").ifPresent(others -> names.putAll(byLanguage(others)));
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
