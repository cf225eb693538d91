package org.bounceback.sandbox.slack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads the data files that define what Slack accepts. Immutable, safe for concurrent use. */
public final class Rulebook {
  private static final String METHODS = "slack-methods.json";
  private static final String LIMITS = "slack-limits.json";
  private static final String MEMBERS = "slack-members.json";

  private final JsonNode methods = read(METHODS);
  private final JsonNode limits = read(LIMITS);
  private final JsonNode members = read(MEMBERS);

  /** Returns the description of a method; empty if Slack has no such method. */
  public Optional<MethodRow> method(String name) {
    JsonNode row = methods.path("methods").path(name);
    return row.isMissingNode()
        ? Optional.empty()
        : Optional.of(new MethodRow(name, row, strings(methods.path("commonErrors"))));
  }

  /** Returns the names of all methods, in the order of the file. */
  public List<String> methods() {
    var names = new ArrayList<String>();
    methods.path("methods").fieldNames().forEachRemaining(names::add);
    return List.copyOf(names);
  }

  /**
   * Returns a limit of messages, blocks, views or times.
   *
   * @param pointer RFC 6901, such as {@code /timing/ackSeconds}; the result is a missing node if
   *     there is none
   */
  public JsonNode limit(String pointer) {
    return limits.at(pointer);
  }

  /** Returns the members of an object or a protocol rule; a missing node if there is none. */
  public JsonNode member(String pointer) {
    return members.at(pointer);
  }

  /** Returns the citation of a limit for refusals. */
  public static String limitRow(String pointer) {
    return LIMITS + '#' + pointer;
  }

  /** Returns the citation of a list of members or a protocol rule for refusals. */
  public static String memberRow(String pointer) {
    return MEMBERS + '#' + pointer;
  }

  /** Returns the citation of a part of {@code slack-methods.json} for refusals. */
  public static String methodRow(String pointer) {
    return METHODS + '#' + pointer;
  }

  /** Returns the texts of an array, none if it is missing. */
  public static List<String> strings(JsonNode array) {
    var found = new ArrayList<String>();
    array.forEach(item -> found.add(item.asText()));
    return List.copyOf(found);
  }

  private static JsonNode read(String file) {
    try (InputStream in =
        Rulebook.class.getResourceAsStream("/org/bounceback/sandbox/slack/" + file)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox lacks a readable " + file, e);
    }
  }
}
