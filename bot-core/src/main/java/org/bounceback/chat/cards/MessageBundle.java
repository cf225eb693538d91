package org.bounceback.chat.cards;

import java.util.List;
import java.util.Map;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
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
  public String say(String key) {
    DocumentNode documentNode = root;
    for (String part : key.split("\\.", -1)) {
      documentNode = documentNode.at(part);
    }
    return documentNode.text();
  }

  /** The text at a dotted key with one placeholder filled. */
  public String say(String key, String name, Object value) {
    return say(key, Map.of(name, value));
  }

  /** The text at a dotted key with its placeholders filled. */
  public String say(String key, Map<String, ?> values) {
    String text = say(key);
    for (Map.Entry<String, ?> each : values.entrySet()) {
      text = text.replace("{" + each.getKey() + "}", each.getValue().toString());
    }
    return text;
  }

  /** The list at a dotted key. */
  List<DocumentNode> list(String section, String key) {
    return root.at(section).list(key);
  }
}
