package org.bounceback.advice;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What replies and e-mails say about the support team.
 *
 * @param name the name of the team
 * @param signature the last line of every reply and e-mail
 * @param promise by when customers hear from us, such as "within one working day", by language;
 *     absent if nothing is promised in it
 */
public record SupportTeam(String name, String signature, Map<Language, String> promise) {
  private static final String DEFAULT_NAME = "Support";

  public SupportTeam {
    promise = Map.copyOf(promise);
  }

  /** Creates a team that has a signature and promises nothing. */
  public static SupportTeam signing(String signature) {
    return new SupportTeam(DEFAULT_NAME, signature, Map.of());
  }

  /** Returns the promise in a language. */
  Optional<String> promise(Language language) {
    return Optional.ofNullable(promise.get(language)).filter(each -> !each.isBlank());
  }

  /** Returns the values of the placeholders about the team in a language. */
  public Map<String, String> values(Language language) {
    var values = new HashMap<String, String>();
    values.put("support", signature);
    values.put("support_name", name);
    promise(language).ifPresent(each -> values.put("promise", each));
    return values;
  }
}
