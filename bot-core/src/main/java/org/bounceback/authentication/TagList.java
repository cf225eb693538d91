package org.bounceback.authentication;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code name=value;} lists of DKIM and DMARC (RFC 6376 section 3.2), with white space around
 * names and values taken away.
 */
final class TagList {
  private final Map<String, String> tags;

  private TagList(Map<String, String> tags) {
    this.tags = tags;
  }

  /** Reads a list; empty when a part is no tag or a tag stands twice. */
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

  /** The name of the first tag. */
  Optional<String> firstName() {
    return tags.keySet().stream().findFirst();
  }

  /** A tag's value as written. */
  Optional<String> find(String name) {
    return Optional.ofNullable(tags.get(name));
  }

  /** A tag's value in lower case. */
  Optional<String> word(String name) {
    return find(name).map(value -> value.toLowerCase(Locale.ROOT));
  }

  /** A tag's value without any white space, as of base64. */
  Optional<String> packed(String name) {
    return find(name).map(value -> value.replaceAll("\\s+", ""));
  }

  /** The pieces of a value that colons part, in lower case; empty when it has no such tag. */
  List<String> pieces(String name) {
    return word(name).stream()
        .flatMap(value -> Stream.of(value.split(":", -1)))
        .map(String::strip)
        .filter(piece -> !piece.isEmpty())
        .toList();
  }
}
