package org.bounceback.advice;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;

/** The advice and the question for each fact whose absence leaves a verdict open. Immutable. */
public final class UnknownFactTexts {
  private static final String OTHER = "other";

  private final Map<ContextAttribute, SituationAdvice> advice =
      new EnumMap<>(ContextAttribute.class);
  private final Map<ContextAttribute, Question> questions = new EnumMap<>(ContextAttribute.class);
  private final SituationAdvice other;

  /**
   * The question about an unknown fact.
   *
   * @param kind what is asked if the first placeholder of the text is known
   * @param texts the question as a sentence, best first; the first whose placeholders are known is
   *     used
   */
  public record Question(SettlingQuestion.Kind kind, String subject, TextAlternatives texts) {
    static Question read(DocumentNode documentNode, TextAlternatives texts) {
      documentNode.allowKeys("kind", "subject");
      String code = documentNode.text("kind");
      return new Question(
          SettlingQuestion.Kind.ofCode(code)
              .orElseThrow(
                  () ->
                      new InvalidDataException(
                          documentNode.path() + ": no such question: " + code)),
          documentNode.findText("subject").orElse(""),
          texts);
    }
  }

  private UnknownFactTexts(DocumentNode root, TextCatalog texts) {
    SituationAdvice ofOthers = null;
    for (String key : root.keys()) {
      DocumentNode entry = root.require(key);
      String part = "unknown_fact." + key;
      SituationAdvice each =
          SituationAdvice.read("unknown-" + key, entry, AdviceTexts.of(texts, part));
      if (key.equals(OTHER)) {
        ofOthers = each;
      } else {
        ContextAttribute attribute =
            ContextAttribute.find(key)
                .orElseThrow(
                    () -> new InvalidDataException(root.path() + ": unknown condition " + key));
        advice.put(attribute, each);
        entry
            .find("question")
            .ifPresent(
                node ->
                    questions.put(
                        attribute, Question.read(node, texts.require(part + ".question"))));
      }
    }
    other =
        Optional.ofNullable(ofOthers)
            .orElseThrow(() -> new InvalidDataException(root.path() + ": other is missing"));
  }

  static UnknownFactTexts read(DocumentNode root, TextCatalog texts) {
    return new UnknownFactTexts(root, texts);
  }

  SituationAdvice of(Optional<ContextAttribute> missing) {
    return missing.flatMap(each -> Optional.ofNullable(advice.get(each))).orElse(other);
  }

  Optional<Question> question(ContextAttribute missing) {
    return Optional.ofNullable(questions.get(missing));
  }

  Map<String, AdviceTexts> wordings() {
    var all = new LinkedHashMap<String, AdviceTexts>();
    advice.forEach((attribute, each) -> all.put(attribute.key(), each.wording()));
    all.put(OTHER, other.wording());
    return all;
  }
}
