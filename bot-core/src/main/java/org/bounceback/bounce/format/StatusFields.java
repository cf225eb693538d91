package org.bounceback.bounce.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.text.EncodedAddress;
import org.bounceback.bounce.text.TextLines;

/**
 * One group of a delivery status's fields (RFC 3464 section 2.1).
 *
 * @param values by lower-case name, unfolded, as written
 */
record StatusFields(Map<String, String> values) {
  private static final Set<String> NAMES =
      Set.of(
          "reporting-mta",
          "received-from-mta",
          "arrival-date",
          "original-envelope-id",
          "dsn-gateway",
          "final-recipient",
          "original-recipient",
          "x-actual-recipient",
          "action",
          "status",
          "remote-mta",
          "diagnostic-code",
          "last-attempt-date",
          "will-retry-until",
          "final-log-id",
          "x-postfix-sender",
          "disposition");

  /** What a recipient's group has besides the names (section 2.3). */
  private static final Set<String> OF_RECIPIENT =
      Set.of(
          "action",
          "status",
          "remote-mta",
          "diagnostic-code",
          "last-attempt-date",
          "will-retry-until",
          "final-log-id");

  /** Those of the recipients, and the one of the report itself. */
  private static final int MAX = FormatResult.MAX_ATTEMPTS + 1;

  private static final int MAX_LINES = 20_000;

  StatusFields {
    values = Map.copyOf(values);
  }

  /**
   * Finds the groups in a text, which may hold other lines as well, as a report has them that was
   * pasted or lost its parts. A blank line, another text, or a field that is there already ends a
   * group.
   */
  static List<StatusFields> all(String text) {
    var groups = new ArrayList<StatusFields>();
    var group = new HashMap<String, String>();
    String last = "";
    int indent = 0;
    for (String line : TextLines.first(MAX_LINES, text)) {
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      boolean folded = indentOf(line) > indent;
      if (folded && !last.isEmpty()) {
        group.merge(last, line.strip(), (value, more) -> value + " " + more);
      } else if (NAMES.contains(name)) {
        if (group.containsKey(name)) {
          finish(group, groups);
        }
        indent = group.isEmpty() ? indentOf(line) : indent;
        group.put(name, line.substring(colon + 1).strip());
        last = name;
      } else if (line.isBlank()) {
        finish(group, groups);
        last = "";
        indent = 0;
      } else {
        last = "";
      }
    }
    finish(group, groups);
    return joined(groups);
  }

  /** The groups, with those put together that some program tore apart by blank lines. */
  private static List<StatusFields> joined(List<StatusFields> groups) {
    var joined = new ArrayList<StatusFields>();
    for (StatusFields group : groups) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).goesOnIn(group)) {
        var both = new HashMap<>(joined.get(last).values);
        both.putAll(group.values);
        joined.set(last, new StatusFields(both));
      } else {
        joined.add(group);
      }
    }
    return joined;
  }

  /** Whether a recipient's group lacks what follows, which names nobody itself. */
  private boolean goesOnIn(StatusFields next) {
    return isAboutRecipient()
        && next.values.keySet().stream().allMatch(OF_RECIPIENT::contains)
        && next.values.keySet().stream().noneMatch(values::containsKey);
  }

  /** How far the line is indented; some servers and mail programs indent the fields as a whole. */
  private static int indentOf(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** Whether the group is about a recipient (section 2.3); one of a receipt (RFC 8098) is not. */
  boolean isAboutRecipient() {
    if (values.containsKey("disposition")) {
      return false;
    }
    return values.containsKey("final-recipient") || values.containsKey("original-recipient");
  }

  /** Whether it tells what became of a mail, though not whose: some servers leave the name out. */
  boolean isAboutSomebody() {
    return values.containsKey("action")
        && !values.containsKey("disposition")
        && (values.containsKey("status") || values.containsKey("diagnostic-code"));
  }

  /** The field of that lower-case name, if it is there and not empty. */
  Optional<String> field(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /** The field's value without its type ({@code rfc822;}, {@code dns;}, {@code smtp;}). */
  Optional<String> untyped(String name) {
    return field(name).map(StatusFields::withoutType).filter(value -> !value.isEmpty());
  }

  /**
   * The address in the field of that lower-case name, without brackets and encodings; none where
   * the mail ends in the type.
   */
  Optional<String> address(String name) {
    return untyped(name)
        .filter(value -> !"rfc822".startsWith(value.toLowerCase(Locale.ROOT)))
        .map(value -> EncodedAddress.decode(value.replaceAll("^<|>.*$", "")));
  }

  private static void finish(Map<String, String> group, List<StatusFields> groups) {
    if (!group.isEmpty() && groups.size() < MAX) {
      groups.add(new StatusFields(group));
    }
    group.clear();
  }

  private static String withoutType(String value) {
    int semicolon = value.indexOf(';');
    boolean typed =
        semicolon >= 0
            && value
                .substring(0, semicolon)
                .chars()
                .allMatch(c -> Character.isLetterOrDigit(c) || "-_/ ".indexOf(c) >= 0);
    return (typed ? value.substring(semicolon + 1) : value).strip();
  }
}
