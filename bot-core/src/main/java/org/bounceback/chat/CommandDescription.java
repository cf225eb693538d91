package org.bounceback.chat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.Documents;
import org.bounceback.data.Node;
import org.bounceback.data.Resources;

/**
 * A command as people see it while they type, for platforms that show it.
 *
 * @param name in lower case
 * @param options what can be given with it
 * @param subcommands where there are some, one of them has to be named
 */
public record CommandDescription(
    String name, Words description, List<Option> options, List<CommandDescription> subcommands) {
  private static final String FILE = "commands.yaml";

  public CommandDescription {
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
   * @param kind text or a file
   * @param proposed whether the bot proposes how a begun text may go on
   */
  public record Option(
      Words names, Words description, Form.Kind kind, boolean required, boolean proposed) {

    /** What the bot is told that was given. */
    public String name() {
      return names.english();
    }
  }

  /** All that there are, in the order in which they are shown. */
  public static List<CommandDescription> packaged() {
    return commands(packagedFile(), "commands");
  }

  /** What the action is called that reads a message which is already there. */
  public static Words messageAction() {
    return words(packagedFile().at("message-action"));
  }

  /** What the action is called that sends a message to the ticket of its case. */
  public static Words ticketAction() {
    return words(packagedFile().at("ticket-action"));
  }

  /** Those that a document holds, under {@code key}. */
  static List<CommandDescription> commands(Node document, String key) {
    return document.list(key).stream().map(CommandDescription::command).toList();
  }

  private static Node packagedFile() {
    return Documents.yaml(FILE, Resources.text(CommandDescription.class, FILE));
  }

  private static CommandDescription command(Node node) {
    node.allowKeys("name", "description", "options", "subcommands");
    return new CommandDescription(
        node.text("name"),
        words(node.at("description")),
        node.list("options").stream().map(CommandDescription::option).toList(),
        commands(node, "subcommands"));
  }

  private static Option option(Node node) {
    node.allowKeys("name", "names", "description", "kind", "required", "proposed");
    Optional<String> kind = node.findText("kind");
    return new Option(
        names(node),
        words(node.at("description")),
        kind.map(text -> Form.Kind.valueOf(text.toUpperCase(Locale.ROOT))).orElse(Form.Kind.LINE),
        node.isTrue("required"),
        node.isTrue("proposed"));
  }

  private static Words names(Node node) {
    Map<Locale, String> names = new HashMap<>();
    node.find("names").ifPresent(others -> names.putAll(byLanguage(others)));
    names.put(Locale.ENGLISH, node.text("name"));
    return new Words(names);
  }

  private static Words words(Node node) {
    return new Words(byLanguage(node));
  }

  private static Map<Locale, String> byLanguage(Node node) {
    Map<Locale, String> byLanguage = new HashMap<>();
    node.keys().forEach(tag -> byLanguage.put(Locale.forLanguageTag(tag), node.text(tag)));
    return byLanguage;
  }
}
