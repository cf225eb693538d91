package org.bounceback.bounce.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.Confidence;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;

/**
 * Loads the rules of {@code reason-rules-words.yaml}: what was refused (the sender, the client, the
 * content) and what happened to it, each in many words.
 */
final class WordRules {
  private static final String FILE = "reason-rules-words.yaml";
  private static final char GROUP = '$';

  private final DocumentNode vocabulary;

  private WordRules(DocumentNode vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Loads the bundled rules, in the order in which they are tried. */
  static List<ReasonRule> load() {
    DocumentNode file = DocumentCodec.yaml(FILE, Resources.text(WordRules.class, FILE));
    var words = new WordRules(file.require("vocabulary"));
    return file.list("rules").stream().map(words::rule).toList();
  }

  private ReasonRule rule(DocumentNode entry) {
    if (entry.find("words").isEmpty()) {
      return ReasonRule.parse(entry);
    }
    List<String> subjects = words(entry, "words");
    List<String> near = words(entry, "with");
    if (subjects.isEmpty() || near.isEmpty() || entry.texts("examples").isEmpty()) {
      throw new InvalidDataException(entry.path() + " needs words, with and examples");
    }
    return new ReasonRule(
        entry.text("id"),
        ReasonRule.reason(entry.require("reason")),
        subjects,
        Optional.empty(),
        near,
        words(entry, "not-with"),
        entry.findText("status").orElse(""),
        entry.findText("reply").orElse(""),
        false,
        Confidence.MEDIUM,
        entry.texts("examples"));
  }

  /** Returns the texts of the field; {@code $name} stands for a group of the vocabulary. */
  private List<String> words(DocumentNode entry, String field) {
    var words = new ArrayList<String>();
    for (String text : entry.texts(field)) {
      if (text.charAt(0) != GROUP) {
        words.add(text);
        continue;
      }
      List<String> group = vocabulary.texts(text.substring(1));
      if (group.isEmpty()) {
        throw new InvalidDataException(entry.path() + ": no vocabulary is called " + text);
      }
      words.addAll(group);
    }
    return List.copyOf(words);
  }
}
