package org.bounceback.chat.cards;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;

/** The bot's texts, from the file of a language. */
public final class MessageBundle {
  private static final MessageBundle ENGLISH = read("texts.en.yaml");

  private final DocumentNode root;

  private MessageBundle(DocumentNode root) {
    this.root = root;
  }

  /** Returns the English texts. */
  public static MessageBundle english() {
    return ENGLISH;
  }

  private static MessageBundle read(String name) {
    return new MessageBundle(DocumentCodec.yaml(name, Resources.text(MessageBundle.class, name)));
  }

  /** Returns the text at a dotted key. */
  public String text(String key) {
    return find(key).orElseThrow(() -> new InvalidDataException(root.path() + " has no " + key));
  }

  /**
   * Returns the text for a stored code, or the code itself if it is unknown because a newer version
   * stored it.
   */
  String ofCode(String prefix, String code) {
    return find(prefix + code).orElse(code);
  }

  private Optional<String> find(String key) {
    Optional<DocumentNode> found = Optional.of(root);
    for (String part : key.split("\\.", -1)) {
      found = found.flatMap(each -> each.find(part));
    }
    return found.map(DocumentNode::text);
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
    return root.require(section).list(key);
  }
}
