package org.bounceback.advice;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What replies and e-mails say about the support team: what is configured, unless the operator's
 * texts say something else in a language.
 *
 * @param name the name of the team
 * @param signature the last line of every reply and e-mail
 * @param promise by when customers hear from us, such as "within one working day", by language;
 *     absent if nothing is promised in it
 * @param texts the texts, with the operator's
 */
public record SupportTeam(
    String name, String signature, Map<Language, String> promise, TextCatalog texts) {
  private static final String DEFAULT_NAME = "Support";

  /** What the configuration says if no signature is configured. */
  private static final String DEFAULT_SIGNATURE = "Your support team";

  /** Empty texts are used only if the operator replaces them. */
  private static final String KEYS =
      """
      support:
        name: {en: ''}
        signature: {en: ''}
        promise: {en: ''}
        default_signature:
          en: "Your support team"
          de: "Ihr Support-Team"
          fr: "Votre équipe d'assistance"
          es: "Su equipo de soporte"
      """;

  public SupportTeam {
    promise = Map.copyOf(promise);
  }

  /** Creates a team without texts of the operator. */
  public SupportTeam(String name, String signature, Map<Language, String> promise) {
    this(name, signature, promise, bundledTexts());
  }

  /** Creates a team that has a signature and promises nothing. */
  public static SupportTeam signing(String signature) {
    return new SupportTeam(DEFAULT_NAME, signature, Map.of());
  }

  /** Returns the texts that can replace what is configured, and the default signature. */
  public static TextCatalog bundledTexts() {
    return TextCatalog.read("support", KEYS);
  }

  /** Returns the signature in a language. */
  public String signature(Language language) {
    return find("signature", language)
        .or(
            () ->
                signature.equals(DEFAULT_SIGNATURE)
                    ? find("default_signature", language)
                    : Optional.empty())
        .orElse(signature);
  }

  /** Returns the promise in a language. */
  Optional<String> promise(Language language) {
    return find("promise", language)
        .or(() -> Optional.ofNullable(promise.get(language)))
        .filter(each -> !each.isBlank());
  }

  private Optional<String> find(String key, Language language) {
    return texts
        .find("support." + key)
        .flatMap(text -> text.find(language))
        .filter(each -> !each.isBlank());
  }

  /** Returns the values of the placeholders about the team in a language. */
  public Map<String, String> values(Language language) {
    var values = new HashMap<String, String>();
    values.put("support", signature(language));
    values.put("support_name", find("name", language).orElse(name));
    promise(language).ifPresent(each -> values.put("promise", each));
    return values;
  }
}
