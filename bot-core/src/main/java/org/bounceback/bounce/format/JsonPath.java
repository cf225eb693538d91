package org.bounceback.bounce.format;

import java.util.Optional;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;

/**
 * A place in a JSON document: member names, joined by dots.
 *
 * @param names such as {@code bounce.timestamp}; empty for the document itself
 */
record JsonPath(String names) {

  /** Returns the value there, if present. */
  Optional<DocumentNode> find(DocumentNode document) {
    Optional<DocumentNode> node = Optional.of(document);
    int start = 0;
    while (start < names.length() && node.isPresent()) {
      int dot = names.indexOf('.', start);
      int end = dot < 0 ? names.length() : dot;
      String name = names.substring(start, end);
      node = node.flatMap(parent -> parent.find(name));
      start = end + 1;
    }
    return node;
  }

  /** Returns the text, number or boolean there, if it is one and not empty. */
  Optional<String> text(DocumentNode document) {
    try {
      return find(document).map(DocumentNode::text).map(String::strip).filter(t -> !t.isEmpty());
    } catch (InvalidDataException notAText) {
      return Optional.empty();
    }
  }
}
