package org.bounceback.authentication;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code name=value;} lists of DKIM and DMARC (RFC 6376 section 3.2), without white space
 * around names and values.
 */
final class TagList {
  private final Map<String, String> tags;

  private TagList(Map<String, String> tags) {
    this.tags = tags;
  }

  /** Parses a list; empty if a part is not a tag or a tag occurs twice. */
  static Optional<TagList> parse(String text) {
    var tags = new LinkedHashMap<String, String>();
    for (String part : text.split(";", -1)) {
      if (part.isBlank()) {
        continue;
      }
      int equals = part.indexOf('=');
      String name = part.substring(0, Math.max(0, equals)).strip();
      if (!name.matches("[A-Za-z][A-Za-z0-9_]*")
          || tags.put(name, part.substring(equals + 1).strip()) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new TagList(tags));
  }

  /** Returns the name of the first tag. */
  Optional<String> firstName() {
    return tags.keySet().stream().findFirst();
  }

  /** Returns the value of a tag as written. */
  Optional<String> find(String name) {
    return Optional.ofNullable(tags.get(name));
  }

  /** Returns the value of a tag in lower case. */
  Optional<String> lowerCase(String name) {
    return find(name).map(value -> value.toLowerCase(Locale.ROOT));
  }

  /** Returns the value of a tag without white space, as needed for base64. */
  Optional<String> withoutSpaces(String name) {
    return find(name).map(value -> value.replaceAll("\\s+", ""));
  }

  /** Returns the parts of a colon-separated value in lower case; empty if there is no such tag. */
  List<String> list(String name) {
    return lowerCase(name).stream()
        .flatMap(value -> Stream.of(value.split(":", -1)))
        .map(String::strip)
        .filter(piece -> !piece.isEmpty())
        .toList();
  }
}
