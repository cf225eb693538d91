package org.bounceback.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.advice.Language;
import org.bounceback.bounce.BouncedMessage;

/**
 * Detects the language that the customer probably reads: the language of the e-mail app's window or
 * in the headers of the returned message, otherwise the one of the customer's country domain. An
 * agent can choose another.
 */
final class LanguageDetector {
  private static final List<String> FIELDS = List.of("Content-Language", "Accept-Language");

  private LanguageDetector() {}

  static Language of(BouncedMessage bounce) {
    return windowLanguage(bounce)
        .or(() -> byField(bounce))
        .or(() -> byCountry(bounce))
        .orElse(Language.ENGLISH);
  }

  /** Returns the language of an e-mail app's window; many customers have apps in English. */
  private static Optional<Language> windowLanguage(BouncedMessage bounce) {
    return bounce
        .window()
        .flatMap(window -> Language.ofTag(window.language()))
        .filter(language -> language != Language.ENGLISH);
  }

  private static Optional<Language> byField(BouncedMessage bounce) {
    return FIELDS.stream()
        .flatMap(name -> bounce.returned().first(name).stream())
        .flatMap(tag -> Language.ofTag(tag).stream())
        .findFirst();
  }

  private static Optional<Language> byCountry(BouncedMessage bounce) {
    return BounceAddresses.sender(bounce).stream()
        .map(sender -> sender.domain().labels())
        .flatMap(labels -> Stream.of(labels.get(labels.size() - 1)))
        .flatMap(label -> Language.ofTopLevelDomain(label).stream())
        .findFirst();
  }
}
