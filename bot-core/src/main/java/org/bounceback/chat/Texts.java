package org.bounceback.chat;

import java.util.List;
import java.util.Map;
import org.bounceback.data.Documents;
import org.bounceback.data.Node;
import org.bounceback.data.Resources;

/** What the bot says, from a file of its language. */
final class Texts {
  private final Node root;

  private Texts(Node root) {
    this.root = root;
  }

  static Texts english() {
    String name = "texts.en.yaml";
    return new Texts(Documents.yaml(name, Resources.text(Texts.class, name)));
  }

  /** The text at a dotted key. */
  String say(String key) {
    Node node = root;
    for (String part : key.split("\\.", -1)) {
      node = node.at(part);
    }
    return node.text();
  }

  /** The text at a dotted key with one placeholder filled. */
  String say(String key, String name, Object value) {
    return say(key, Map.of(name, value));
  }

  /** The text at a dotted key with its placeholders filled. */
  String say(String key, Map<String, ?> values) {
    String text = say(key);
    for (Map.Entry<String, ?> each : values.entrySet()) {
      text = text.replace("{" + each.getKey() + "}", each.getValue().toString());
    }
    return text;
  }

  /** The list at a dotted key. */
  List<Node> list(String section, String key) {
    return root.at(section).list(key);
  }
}
