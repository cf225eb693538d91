package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Checks application commands beyond the schema. */
public final class CommandRules {
  private static final int CHAT_INPUT = 1;
  private static final int SUBCOMMAND = 1;
  private static final int GROUP = 2;
  private static final String ROW = "/commands/";

  private final Rulebook rules;
  private final Pattern name;

  /** Checks against these rules. */
  public CommandRules(Rulebook rules) {
    this.rules = rules;
    String pattern = rules.limit("/commands/name/pattern").asText();
    name =
        Pattern.compile(
            pattern
                .replace("\\p{sc=Deva}", "\\p{IsDevanagari}")
                .replace("\\p{sc=Thai}", "\\p{IsThai}"));
  }

  /** Returns the errors in a list of commands that replaces all others. */
  public List<SchemaViolation> all(JsonNode commands) {
    var schemaViolations = new ArrayList<SchemaViolation>();
    var seen = new HashSet<String>();
    var counts = new int[4];
    for (int i = 0; i < commands.size(); i++) {
      JsonNode command = commands.get(i);
      schemaViolations.addAll(one(command, "/" + i));
      int type = type(command);
      counts[Math.min(type, 3)]++;
      if (!seen.add(type + " " + command.path("name").asText())) {
        schemaViolations.add(
            new SchemaViolation(
                "/" + i + "/name",
                Rulebook.wireRow("/commands/uniqueNames"),
                "APPLICATION_COMMANDS_DUPLICATE_NAME",
                "Application command names must be unique"));
      }
    }
    List<String> kinds = List.of("CHAT_INPUT", "USER", "MESSAGE");
    for (int type = 1; type <= kinds.size(); type++) {
      String row = "/commands/perApp/" + kinds.get(type - 1);
      if (counts[type] > rules.limit(row).asInt()) {
        schemaViolations.add(
            new SchemaViolation(
                "",
                Rulebook.limitRow(row),
                "BASE_TYPE_MAX_LENGTH",
                "Must be %d or fewer in length.".formatted(rules.limit(row).asInt())));
      }
    }
    return schemaViolations;
  }

  /** Returns the errors in one command. */
  public List<SchemaViolation> one(JsonNode command, String at) {
    var schemaViolations = new ArrayList<SchemaViolation>();
    if (type(command) == CHAT_INPUT) {
      named(command, at, schemaViolations);
      options(command.path("options"), at + "/options", 0, schemaViolations);
    } else {
      if (!command.path("description").asText("").isEmpty()) {
        schemaViolations.add(
            new SchemaViolation(
                at + "/description",
                Rulebook.limitRow(ROW + "description/contextMenu"),
                "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION",
                "Context menu commands cannot have description"));
      }
      if (!command.path("options").isEmpty()) {
        schemaViolations.add(
            new SchemaViolation(
                at + "/options",
                Rulebook.wireRow(ROW + "contextMenuOptions"),
                "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS",
                "Context menu commands cannot have options"));
      }
    }
    locales(command, at, schemaViolations);
    int max = rules.limit("/commands/totalChars").asInt();
    int chars = chars(command);
    if (chars > max) {
      schemaViolations.add(
          new SchemaViolation(
              at,
              Rulebook.limitRow("/commands/totalChars"),
              "APPLICATION_COMMAND_TOO_LARGE",
              "Command exceeds maximum size (%d)".formatted(max)));
    }
    return schemaViolations;
  }

  private void named(JsonNode node, String at, List<SchemaViolation> schemaViolations) {
    name(node.path("name").asText(), at + "/name", schemaViolations);
    for (var name : node.path("name_localizations").properties()) {
      name(name.getValue().asText(), at + "/name_localizations/" + name.getKey(), schemaViolations);
    }
    if (node.path("description").asText("").isEmpty()) {
      schemaViolations.add(
          new SchemaViolation(
              at + "/description",
              Rulebook.limitRow("/commands/description/min"),
              "BASE_TYPE_REQUIRED",
              "This field is required"));
    }
  }

  private void name(String given, String at, List<SchemaViolation> schemaViolations) {
    boolean letters = name.matcher(given).matches();
    if (letters && given.equals(given.toLowerCase(Locale.ROOT))) {
      return;
    }
    schemaViolations.add(
        new SchemaViolation(
            at,
            Rulebook.limitRow(letters ? "/commands/name/lowercase" : "/commands/name/pattern"),
            "APPLICATION_COMMAND_INVALID_NAME",
            "Command name is invalid"));
  }

  private void options(
      JsonNode options, String at, int depth, List<SchemaViolation> schemaViolations) {
    var seen = new HashSet<String>();
    boolean optional = false;
    for (int i = 0; i < options.size(); i++) {
      JsonNode option = options.get(i);
      String place = at + '/' + i;
      named(option, place, schemaViolations);
      locales(option, place, schemaViolations);
      choices(option, place, schemaViolations);
      if (!seen.add(option.path("name").asText())) {
        schemaViolations.add(
            new SchemaViolation(
                place + "/name",
                Rulebook.wireRow("/commands/uniqueNames"),
                "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
                "Option name already exists"));
      }
      boolean required = option.path("required").asBoolean();
      if (required && optional) {
        schemaViolations.add(
            new SchemaViolation(
                place,
                Rulebook.limitRow("/commands/options/requiredFirst"),
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options"));
      }
      optional |= !required;
      nesting(option, options, place, depth, schemaViolations);
    }
  }

  private void nesting(
      JsonNode option,
      JsonNode beside,
      String at,
      int depth,
      List<SchemaViolation> schemaViolations) {
    int type = option.path("type").asInt();
    boolean nested = type == SUBCOMMAND || type == GROUP;
    boolean mixed =
        nested && beside.valueStream().anyMatch(sibling -> sibling.path("type").asInt() > GROUP);
    boolean tooDeep = (type == GROUP && depth > 0) || (nested && depth > 1);
    if (mixed || tooDeep) {
      schemaViolations.add(
          new SchemaViolation(
              at + "/type",
              Rulebook.wireRow("/commands/nesting"),
              "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
              "Sub-command and sub-command group option types are mutually exclusive to all other"
                  + " types"));
    }
    if (nested) {
      options(
          option.path("options"),
          at + "/options",
          depth + (type == GROUP ? 1 : 2),
          schemaViolations);
    }
  }

  private void choices(JsonNode option, String at, List<SchemaViolation> schemaViolations) {
    boolean both = !option.path("choices").isEmpty() && option.path("autocomplete").asBoolean();
    if (both) {
      schemaViolations.add(
          new SchemaViolation(
              at + "/autocomplete",
              Rulebook.wireRow("/commands/choicesOrAutocomplete"),
              "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES",
              "Autocomplete and choices are mutually exclusive"));
    }
  }

  private void locales(JsonNode node, String at, List<SchemaViolation> schemaViolations) {
    List<String> known = Rulebook.strings(rules.wire("/commands/locales"));
    for (String member : List.of("name_localizations", "description_localizations")) {
      for (var localization : node.path(member).properties()) {
        if (!known.contains(localization.getKey())) {
          schemaViolations.add(
              new SchemaViolation(
                  at + '/' + member + '/' + localization.getKey(),
                  Rulebook.wireRow("/commands/locales"),
                  "BASE_TYPE_CHOICES",
                  "Value must be one of the locales."));
        }
      }
    }
  }

  /** Counts the letters of names, descriptions and values; of translations the longest counts. */
  private static int chars(JsonNode node) {
    int sum = longest(node, "name") + longest(node, "description");
    if (node.path("value").isTextual()) {
      sum += node.path("value").asText().length();
    }
    for (String list : List.of("options", "choices")) {
      for (JsonNode child : node.path(list)) {
        sum += chars(child);
      }
    }
    return sum;
  }

  private static int longest(JsonNode node, String member) {
    int max = node.path(member).asText("").length();
    for (JsonNode localization : node.path(member + "_localizations")) {
      max = Math.max(max, localization.asText().length());
    }
    return max;
  }

  private static int type(JsonNode command) {
    return command.path("type").asInt(CHAT_INPUT);
  }
}
