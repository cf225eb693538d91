package org.bounceback.sandbox.slack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Checks the rows and columns of a table block. */
final class Tables {
  private static final String CELLS = "/blocks/table/rows/cells";

  private final Rulebook rules;
  private final BlockKitValidator blockKitValidator;

  Tables(Rulebook rules, BlockKitValidator blockKitValidator) {
    this.rules = rules;
    this.blockKitValidator = blockKitValidator;
  }

  void check(JsonNode table, String at) {
    JsonNode rows = table.path("rows");
    int max = rules.limit(CELLS + "/maxItems").asInt();
    for (int i = 0; i < rows.size(); i++) {
      String where = at + "/rows/" + i;
      if (rows.get(i).size() > max) {
        blockKitValidator.report(
            where, CELLS + "/maxItems", "no more than " + max + " items allowed");
      }
      for (int j = 0; j < rows.get(i).size(); j++) {
        cell(rows.get(i).get(j), where + '/' + j);
      }
    }
    columns(table.path("column_settings"), at + "/column_settings");
  }

  private void cell(JsonNode cell, String at) {
    String kind = cell.path("type").asText();
    if (!Rulebook.strings(rules.limit(CELLS + "/kinds")).contains(kind)) {
      blockKitValidator.report(at, CELLS + "/kinds", "unsupported type: " + kind);
    } else if (kind.equals("rich_text")) {
      List<String> allowed = Rulebook.strings(rules.limit("/blocks/rich_text/elements/elements"));
      for (int i = 0; i < cell.path("elements").size(); i++) {
        blockKitValidator.element(
            cell.path("elements").get(i),
            allowed,
            "/blocks/rich_text/elements",
            at + "/elements/" + i);
      }
    } else if (cell.path("text").asText().isEmpty() && !cell.path("value").isNumber()) {
      blockKitValidator.report(at, CELLS, "must be more than 0 characters");
    }
    if (cell.toString().length() > rules.limit("/blocks/table/cellChars/max").asInt()) {
      blockKitValidator.report(at, "/blocks/table/cellChars", "cell too long");
    }
  }

  private void columns(JsonNode settings, String at) {
    List<String> align = Rulebook.strings(rules.limit("/blocks/table/column_settings/align"));
    for (int i = 0; i < settings.size(); i++) {
      JsonNode column = settings.get(i);
      if (column.has("align") && !align.contains(column.path("align").asText())) {
        blockKitValidator.report(
            at + '/' + i, "/blocks/table/column_settings/align", "must be one of " + align);
      }
    }
  }
}
