package org.bounceback.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the products that write or deliver mail for a host by phrases in a text. */
final class NamedProducts {
  /** Products, each with the phrases that only their messages contain. */
  private static final Map<String, List<String>> PHRASES =
      Map.of(
          "mailchannels", List.of("mailchannels"),
          "cpanel",
              List.of(
                  "cpanel",
                  "exceeded the max defers and failures per hour",
                  "exceeded the max emails per hour"));

  private NamedProducts() {}

  /** Returns the products that the text names, in any case. */
  static Set<String> in(String text) {
    String lowerCase = text.toLowerCase(Locale.ROOT);
    return PHRASES.entrySet().stream()
        .filter(product -> product.getValue().stream().anyMatch(lowerCase::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
