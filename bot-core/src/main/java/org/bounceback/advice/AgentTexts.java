package org.bounceback.advice;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What an agent reads about one case in one language.
 *
 * @param headline one sentence
 * @param explanation the background; may be empty
 * @param next what the agent does now
 */
public record AgentTexts(String headline, String explanation, List<String> next) {
  public AgentTexts {
    next = List.copyOf(next);
  }

  /**
   * Returns the texts of advice in a language.
   *
   * @param otherHeadline the headline if the advice has none whose values are known
   * @param further sentences that follow the details of the advice
   */
  public static AgentTexts of(
      AdviceTexts adviceTexts,
      String otherHeadline,
      List<String> further,
      Language language,
      Map<String, String> values) {
    var explanation = new ArrayList<String>();
    adviceTexts.details().fill(language, values).ifPresent(explanation::add);
    explanation.addAll(further);
    return new AgentTexts(
        adviceTexts.headline().fill(language, values).orElse(otherHeadline),
        Sentences.join(explanation),
        LocalizedText.fillAll(adviceTexts.steps(), language, values));
  }

  /** Returns the texts in every language. */
  public static Map<Language, AgentTexts> inEach(Function<Language, AgentTexts> texts) {
    var all = new EnumMap<Language, AgentTexts>(Language.class);
    for (Language language : Language.values()) {
      all.put(language, texts.apply(language));
    }
    return all;
  }
}
