package org.bounceback.app.demo.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bounceback.data.DocumentNode;

/** What the browser asks to be done. */
record PageRequest(DocumentNode what, PendingFileStore kept) {

  String text(String key) {
    return what.text(key);
  }

  Optional<String> find(String key) {
    return what.findText(key);
  }

  /** The files that go with it. */
  List<PendingFile> files() {
    return what.find("files").isPresent() ? kept.take(what.texts("files")) : List.of();
  }

  /** What was typed into a form, by the name of the field. */
  Map<String, String> texts() {
    return each("texts", DocumentNode::text);
  }

  /** What was chosen in a form. */
  Map<String, List<String>> choices() {
    return each("choices", PageRequest::list);
  }

  /** The files that were dropped into a form. */
  Map<String, List<PendingFile>> uploads() {
    return each("uploads", ids -> kept.take(list(ids)));
  }

  private <T> Map<String, T> each(String key, Function<DocumentNode, T> read) {
    var all = new HashMap<String, T>();
    what.find(key)
        .ifPresent(
            given -> given.keys().forEach(name -> all.put(name, read.apply(given.at(name)))));
    return all;
  }

  private static List<String> list(DocumentNode documentNode) {
    return documentNode.list().stream().map(DocumentNode::text).toList();
  }
}
