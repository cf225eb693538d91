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
 * One group of delivery status fields (RFC 3464 section 2.1).
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

  /** The fields of a recipient's group other than the recipient fields (section 2.3). */
  private static final Set<String> OF_RECIPIENT =
      Set.of(
          "action",
          "status",
          "remote-mta",
          "diagnostic-code",
          "last-attempt-date",
          "will-retry-until",
          "final-log-id");

  /** The groups of the recipients, and the group of the report itself. */
  private static final int MAX = FormatResult.MAX_ATTEMPTS + 1;

  private static final int MAX_LINES = 20_000;

  StatusFields {
    values = Map.copyOf(values);
  }

  /**
   * Finds the groups in a text that may contain other lines, as in a report that was pasted or lost
   * its MIME parts. A blank line, other text, or a repeated field ends a group.
   */
  static List<StatusFields> parseAll(String text) {
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

  /** Joins groups that some program separated with blank lines. */
  private static List<StatusFields> joined(List<StatusFields> groups) {
    var joined = new ArrayList<StatusFields>();
    for (StatusFields group : groups) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).isContinuedBy(group)) {
        var both = new HashMap<>(joined.get(last).values);
        both.putAll(group.values);
        joined.set(last, new StatusFields(both));
      } else {
        joined.add(group);
      }
    }
    return joined;
  }

  /**
   * Returns whether the next group names no recipient and only has fields that this recipient's
   * group lacks.
   */
  private boolean isContinuedBy(StatusFields next) {
    return isAboutRecipient()
        && next.values.keySet().stream().allMatch(OF_RECIPIENT::contains)
        && next.values.keySet().stream().noneMatch(values::containsKey);
  }

  /** Returns the indentation of the line; some servers and mail clients indent all fields. */
  private static int indentOf(String line) {
    return line.length() - line.stripLeading().length();
  }

  /**
   * Returns whether the group is about a recipient (section 2.3), and not a read receipt (RFC
   * 8098).
   */
  boolean isAboutRecipient() {
    if (values.containsKey("disposition")) {
      return false;
    }
    return values.containsKey("final-recipient") || values.containsKey("original-recipient");
  }

  /**
   * Returns whether the group contains a delivery result, with or without a recipient: some servers
   * omit the recipient.
   */
  boolean hasDeliveryResult() {
    return values.containsKey("action")
        && !values.containsKey("disposition")
        && (values.containsKey("status") || values.containsKey("diagnostic-code"));
  }

  /** Returns the field with that lower-case name, if it exists and is not empty. */
  Optional<String> field(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /**
   * Returns the value of the field without its type ({@code rfc822;}, {@code dns;}, {@code smtp;}).
   */
  Optional<String> untyped(String name) {
    return field(name).map(StatusFields::withoutType).filter(value -> !value.isEmpty());
  }

  /**
   * Returns the address in the field with that lower-case name, without brackets and encodings;
   * empty if the message ends within the type.
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
