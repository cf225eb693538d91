package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.sandbox.strict.RuleViolation;

/** Loads the data files that define what Discord accepts. Immutable, safe for concurrent use. */
public final class Rulebook {
  private static final String LIMITS = "discord-limits.json";
  private static final String WIRE = "discord-wire.json";

  private final JsonNode limits = read(LIMITS);
  private final JsonNode wire = read(WIRE);
  private final OpenApi openApi = new OpenApi(read(OpenApi.FILE));

  /** Returns Discord's own description of its HTTP API. */
  public OpenApi openApi() {
    return openApi;
  }

  /**
   * Returns a limit that the description lacks.
   *
   * @param pointer RFC 6901, such as {@code /message/content/max}
   * @throws IllegalArgumentException if there is none
   */
  public JsonNode limit(String pointer) {
    return there(limits, pointer);
  }

  /**
   * Returns a rule of the protocol.
   *
   * @throws IllegalArgumentException if there is none
   */
  public JsonNode wire(String pointer) {
    return there(wire, pointer);
  }

  /** Returns the citation of a limit for refusals. */
  public static String limitRow(String pointer) {
    return LIMITS + '#' + pointer;
  }

  /** Returns the citation of a protocol rule for refusals. */
  public static String wireRow(String pointer) {
    return WIRE + '#' + pointer;
  }

  /**
   * Returns a refusal with an error of {@code discord-wire.json#/errors} that only cites that
   * entry.
   *
   * @param error an entry there, such as {@code 10008}
   */
  public DiscordErrorException refuse(String where, String error, String detail) {
    return refuse(where, error, wireRow("/errors/" + error), detail);
  }

  /**
   * Returns a refusal with an error of {@code discord-wire.json#/errors} that cites another rule.
   */
  public DiscordErrorException refuse(String where, String error, String row, String detail) {
    JsonNode known = wire("/errors/" + error);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("message", known.path("message").asText());
    body.put("code", known.has("code") ? known.path("code").asInt() : Integer.parseInt(error));
    return new DiscordErrorException(
        new RuleViolation(where, error, row, detail), known.path("status").asInt(), body);
  }

  /** Throws if a body has errors, with the tree of errors. */
  public void refuse(String where, List<SchemaViolation> schemaViolations)
      throws DiscordErrorException {
    if (schemaViolations.isEmpty()) {
      return;
    }
    SchemaViolation first = schemaViolations.get(0);
    DiscordErrorException plain =
        refuse(where, "50035", first.row(), "%s: %s".formatted(first.at(), first.message()));
    ObjectNode body = plain.body();
    body.set("errors", ErrorTree.of(schemaViolations));
    throw new DiscordErrorException(plain.refusal(), plain.status(), body);
  }

  /** Returns the texts of an array. */
  public static List<String> strings(JsonNode array) {
    var found = new ArrayList<String>();
    array.forEach(item -> found.add(item.asText()));
    return List.copyOf(found);
  }

  private static JsonNode there(JsonNode file, String pointer) {
    JsonNode found = file.at(pointer);
    if (found.isMissingNode()) {
      throw new IllegalArgumentException("no row " + pointer);
    }
    return found;
  }

  private static JsonNode read(String file) {
    try (InputStream in =
        Rulebook.class.getResourceAsStream("/org/bounceback/sandbox/discord/" + file)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox lacks a readable " + file, e);
    }
  }
}
