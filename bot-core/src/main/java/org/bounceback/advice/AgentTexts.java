package org.bounceback.advice;

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

  /** Returns the texts in every language. */
  public static Map<Language, AgentTexts> inEach(Function<Language, AgentTexts> texts) {
    var all = new EnumMap<Language, AgentTexts>(Language.class);
    for (Language language : Language.values()) {
      all.put(language, texts.apply(language));
    }
    return all;
  }
}
