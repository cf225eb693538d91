package org.bounceback.app.demo.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bounceback.data.DocumentNode;

/** An action that the browser requests. */
record PageRequest(DocumentNode what, PendingFileStore kept) {

  String text(String key) {
    return what.text(key);
  }

  Optional<String> find(String key) {
    return what.findText(key);
  }

  /** Returns the files that belong to the action. */
  List<PendingFile> files() {
    return what.find("files").isPresent() ? kept.remove(what.texts("files")) : List.of();
  }

  /** Returns the text fields of a form, by field name. */
  Map<String, String> texts() {
    return each("texts", DocumentNode::text);
  }

  /** Returns the selected options of a form. */
  Map<String, List<String>> choices() {
    return each("choices", PageRequest::list);
  }

  /** Returns the files that were added to a form. */
  Map<String, List<PendingFile>> uploads() {
    return each("uploads", ids -> kept.remove(list(ids)));
  }

  private <T> Map<String, T> each(String key, Function<DocumentNode, T> read) {
    var all = new HashMap<String, T>();
    what.find(key)
        .ifPresent(
            given -> given.keys().forEach(name -> all.put(name, read.apply(given.require(name)))));
    return all;
  }

  private static List<String> list(DocumentNode documentNode) {
    return documentNode.list().stream().map(DocumentNode::text).toList();
  }
}
