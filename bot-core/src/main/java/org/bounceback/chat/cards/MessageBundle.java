package org.bounceback.chat.cards;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.Language;
import org.bounceback.advice.TextCatalog;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.data.InvalidDataException;

/** The bot's texts in one language. The operator's texts replace the bundled ones. */
public final class MessageBundle {
  /** The first part of the keys in the catalog. */
  static final String PREFIX = "chat";

  private final Language language;
  private final TextCatalog texts;

  /** Creates the texts in a language; a text that is not translated is English. */
  MessageBundle(Language language, TextCatalog texts) {
    this.language = language;
    this.texts = texts;
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
    return find(key).orElseThrow(() -> new InvalidDataException("there is no text " + key));
  }

  /**
   * Returns the text for a stored code, or the code itself if it is unknown because a newer version
   * stored it.
   */
  String ofCode(String prefix, String code) {
    return find(prefix + code).orElse(code);
  }

  /** Returns whether there is a text at a dotted key. */
  boolean has(String key) {
    return find(key).isPresent();
  }

  private Optional<String> find(String key) {
    return texts.find(PREFIX + "." + key).map(text -> text.in(language));
  }

  /** Returns the texts of a list at a dotted key; none if there is no such list. */
  List<String> texts(String key) {
    return texts.list(PREFIX + "." + key).stream().map(text -> text.in(language)).toList();
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
}
