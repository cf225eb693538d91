package org.bounceback.chat.cards;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bounceback.advice.Language;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;

/** The bot's texts, from the file of a language. */
public final class MessageBundle {
  private static final Map<Language, MessageBundle> BUNDLES = readAll();

  /** The texts in the language, then the English ones for keys that it lacks. */
  private final List<DocumentNode> roots;

  private final Language language;

  private MessageBundle(Language language, List<DocumentNode> roots) {
    this.language = language;
    this.roots = List.copyOf(roots);
  }

  /** Returns the English texts. */
  public static MessageBundle english() {
    return of(Language.ENGLISH);
  }

  /** Returns the texts in a language; a text that is not translated is English. */
  public static MessageBundle of(Language language) {
    return Objects.requireNonNull(BUNDLES.get(language));
  }

  private static Map<Language, MessageBundle> readAll() {
    DocumentNode english = read("texts.en.yaml");
    var bundles = new EnumMap<Language, MessageBundle>(Language.class);
    bundles.put(Language.ENGLISH, new MessageBundle(Language.ENGLISH, List.of(english)));
    for (Language language : Language.values()) {
      String name = "texts." + language.code() + ".yaml";
      boolean translated = MessageBundle.class.getResource(name) != null;
      bundles.putIfAbsent(
          language,
          new MessageBundle(
              language, translated ? List.of(read(name), english) : List.of(english)));
    }
    return bundles;
  }

  private static DocumentNode read(String name) {
    return DocumentCodec.yaml(name, Resources.text(MessageBundle.class, name));
  }

  /** Returns the language of the texts. */
  public Language language() {
    return language;
  }

  /** Returns the locale for formatting dates and the like. */
  Locale locale() {
    return language == Language.ENGLISH ? Locale.UK : language.locale();
  }

  /** Returns the text at a dotted key. */
  public String text(String key) {
    return find(key)
        .orElseThrow(() -> new InvalidDataException(roots.get(0).path() + " has no " + key));
  }

  /**
   * Returns the text for a stored code, or the code itself if it is unknown because a newer version
   * stored it.
   */
  String ofCode(String prefix, String code) {
    return find(prefix + code).orElse(code);
  }

  private Optional<String> find(String key) {
    return roots.stream()
        .flatMap(root -> node(root, key).stream())
        .map(DocumentNode::text)
        .findFirst();
  }

  private static Optional<DocumentNode> node(DocumentNode root, String key) {
    Optional<DocumentNode> found = Optional.of(root);
    for (String part : key.split("\\.", -1)) {
      found = found.flatMap(each -> each.find(part));
    }
    return found;
  }

  /** Returns the texts of a list at a dotted key; none if there is no such list. */
  List<String> texts(String key) {
    int dot = key.lastIndexOf('.');
    return roots.stream()
        .flatMap(root -> node(root, key.substring(0, dot)).stream())
        .map(node -> node.texts(key.substring(dot + 1)))
        .filter(texts -> !texts.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Returns the text at a dotted key with one placeholder replaced. */
  public String text(String key, String name, Object value) {
    return text(key, Map.of(name, value));
  }

  /** Returns the text at a dotted key with its placeholders replaced. */
  public String text(String key, Map<String, ?> values) {
    String text = text(key);
    for (Map.Entry<String, ?> each : values.entrySet()) {
      text = text.replace("{" + each.getKey() + "}", each.getValue().toString());
    }
    return text;
  }

  /** Returns a field with the label at a dotted key and plain text. */
  Block.LabeledField plain(String label, String value) {
    return new Block.LabeledField(text(label), List.of(Span.plain(value)));
  }

  /** Returns a field with the label at a dotted key and text in a fixed-width font. */
  Block.LabeledField code(String label, String value) {
    return new Block.LabeledField(text(label), List.of(Span.code(value)));
  }

  /** Returns the list at a key of a section. */
  List<DocumentNode> list(String section, String key) {
    return roots.stream()
        .flatMap(root -> root.find(section).stream())
        .filter(node -> node.find(key).isPresent())
        .findFirst()
        .orElseThrow(() -> new InvalidDataException(section + " has no " + key))
        .list(key);
  }
}
