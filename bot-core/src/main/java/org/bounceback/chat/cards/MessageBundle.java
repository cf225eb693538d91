package org.bounceback.chat.cards;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;

/** What the bot says, from a file of its language. */
public final class MessageBundle {
  private final DocumentNode root;

  private MessageBundle(DocumentNode root) {
    this.root = root;
  }

  public static MessageBundle english() {
    String name = "texts.en.yaml";
    return new MessageBundle(DocumentCodec.yaml(name, Resources.text(MessageBundle.class, name)));
  }

  /** The text at a dotted key. */
  public String text(String key) {
    return find(key).orElseThrow(() -> new InvalidDataException(root.path() + " has no " + key));
  }

  /** The text for a stored code; the code itself where a newer program stored it. */
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

  /** The text at a dotted key with one placeholder filled. */
  public String text(String key, String name, Object value) {
    return text(key, Map.of(name, value));
  }

  /** The text at a dotted key with its placeholders filled. */
  public String text(String key, Map<String, ?> values) {
    String text = text(key);
    for (Map.Entry<String, ?> each : values.entrySet()) {
      text = text.replace("{" + each.getKey() + "}", each.getValue().toString());
    }
    return text;
  }

  /** The list at a dotted key. */
  List<DocumentNode> list(String section, String key) {
    return root.require(section).list(key);
  }
}
