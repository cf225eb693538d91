package org.bounceback.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a mail server writes around an event, with placeholders.
 *
 * @param fate passages of which each states what became of the message
 * @param returned the media type of the part with the returned message; {@code inline} if it is in
 *     the text
 * @param header the header fields of the report
 * @param text the text
 * @param deliveryStatus the delivery status, if it writes one
 * @param received the Received field that it adds to a message
 */
record FrameLayout(
    List<String> fate,
    String returned,
    String header,
    String text,
    Optional<String> deliveryStatus,
    String received) {

  /** Parses a layout file. */
  static FrameLayout parse(String file) {
    Map<String, String> sections = new HashMap<>();
    String[] parts = file.split("(?m)^=== ", -1);
    for (int i = 1; i < parts.length; i++) {
      int end = parts[i].indexOf('\n');
      sections.put(parts[i].substring(0, end), parts[i].substring(end + 1));
    }
    return new FrameLayout(
        List.of(value(parts[0], "fate: ").split(" \\| ", -1)),
        value(parts[0], "returned: "),
        sections.getOrDefault("header", ""),
        sections.getOrDefault("text", ""),
        Optional.ofNullable(sections.get("dsn")),
        sections.getOrDefault("received", ""));
  }

  private static String value(String settings, String name) {
    return settings
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .findFirst()
        .orElse("");
  }
}
