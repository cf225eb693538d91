package org.bounceback.data;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes rows of CSV (RFC 4180) that a spreadsheet may open: a value that it would take for a
 * formula gets an apostrophe in front. Control characters and those that turn the direction of
 * writing are left out, since rows are read on terminals too.
 */
public final class CsvRow {
  private static final String FORMULA_BEGINS = "=+-@\t\r\0";
  private static final Pattern STEERING =
      Pattern.compile(
          "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\x{61c}\\x{200e}\\x{200f}"
              + "\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}]");

  private static final String NEEDS_QUOTES = ",\"\r\n";

  private CsvRow() {}

  /** The row without its line end. */
  public static String of(List<String> values) {
    return values.stream().map(CsvRow::value).collect(Collectors.joining(","));
  }

  private static String value(String raw) {
    String text = STEERING.matcher(raw).replaceAll("");
    boolean isFormula = !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0;
    String safe = isFormula ? "'" + text : text;
    return safe.chars().anyMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0)
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
