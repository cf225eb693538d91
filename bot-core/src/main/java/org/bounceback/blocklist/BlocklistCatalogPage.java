package org.bounceback.blocklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/** Formats the bundled catalog as a reference page in Markdown. */
public final class BlocklistCatalogPage {
  private static final String BEGINNING =
      """
      # Blocklists

      Every list of the built-in catalog with all its details.
      """;

  private BlocklistCatalogPage() {}

  /** Returns the whole page. */
  public static String markdown() {
    Table table = Table.parse("zones.tsv", Resources.text(BlocklistCatalog.class, "zones.tsv"));
    List<Map<String, String>> live =
        table.rows().stream().filter(row -> cell(row, "status").startsWith("live")).toList();
    var lines = new ArrayList<String>();
    lines.add(BEGINNING);
    lines.add("## Lists that are checked");
    lines.add("");
    lines.add(
        "A list with `{key}` in its name is checked if a key for it is in `blocklists.keys`, one"
            + " marked *consent* if it is in `blocklists.consent`.");
    lines.add("");
    live.forEach(row -> lines.addAll(entry(row)));
    lines.add("## Lists that are not checked");
    lines.add("");
    lines.add("Bounces and old checkers still mention them.");
    lines.add("");
    lines.add("| zone | name | why it is not checked | source |");
    lines.add("|---|---|---|---|");
    table.rows().stream()
        .filter(row -> !live.contains(row))
        .map(
            row ->
                "| `%s` | %s | %s | %s |"
                    .formatted(
                        cell(row, "zone"),
                        escaped(cell(row, "name")),
                        escaped(joined(cell(row, "status"), cell(row, "notes"))),
                        escaped(cell(row, "source"))))
        .forEach(lines::add);
    return String.join("\n", lines) + "\n";
  }

  private static List<String> entry(Map<String, String> row) {
    var lines = new ArrayList<String>();
    String consent = cell(row, "consent").equals("yes") ? ", *consent*" : "";
    lines.add("### " + cell(row, "zone"));
    lines.add("");
    lines.add(
        "%s, by %s; %s of %s, weight %s%s."
            .formatted(
                escaped(cell(row, "name")),
                escaped(cell(row, "operator")),
                escaped(cell(row, "category")),
                escaped(cell(row, "kinds").replace(",", ", ")),
                cell(row, "weight"),
                consent));
    lines.add("");
    fact(lines, "used by", cell(row, "users"));
    fact(lines, "return codes", cell(row, "codes").replace(";", "; "));
    fact(lines, "return codes that are not a listing", cell(row, "errors").replace(";", "; "));
    fact(lines, "part of", cell(row, "part_of"));
    fact(lines, "terms", cell(row, "terms"));
    fact(lines, "limit", cell(row, "limit"));
    fact(lines, "lookup page", cell(row, "lookup_url"));
    fact(lines, "removal", joined(cell(row, "delist_url"), cell(row, "delist_how")));
    fact(lines, "removal time", cell(row, "takes"));
    fact(lines, "notes", cell(row, "notes"));
    fact(lines, "status", cell(row, "status"));
    fact(lines, "source", cell(row, "source"));
    fact(lines, "source date", cell(row, "verified"));
    lines.add("");
    return lines;
  }

  private static void fact(List<String> lines, String name, String value) {
    if (!value.isEmpty()) {
      lines.add("- %s: %s".formatted(name, escaped(value)));
    }
  }

  private static String joined(String one, String other) {
    return List.of(one, other).stream()
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  /** Escapes Markdown characters; URLs and braces are unchanged. */
  private static String escaped(String text) {
    return text.replaceAll("([|*<>\\[\\]_])", "\\\\$1");
  }
}
