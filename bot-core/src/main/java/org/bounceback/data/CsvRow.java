package org.bounceback.data;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Formats rows of CSV (RFC 4180) that are safe in a spreadsheet: a value that would be interpreted
 * as a formula gets a leading apostrophe. Control characters and bidirectional control characters
 * are removed, because rows are also read on terminals.
 */
public final class CsvRow {
  private static final String FORMULA_STARTS = "=+-@\t\r\0";
  private static final Pattern CONTROL_CHARACTERS =
      Pattern.compile(
          "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\x{61c}\\x{200e}\\x{200f}"
              + "\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}]");

  private static final String NEEDS_QUOTES = ",\"\r\n";

  private CsvRow() {}

  /** Returns the row without its line end. */
  public static String of(List<String> values) {
    return values.stream().map(CsvRow::value).collect(Collectors.joining(","));
  }

  private static String value(String raw) {
    String text = CONTROL_CHARACTERS.matcher(raw).replaceAll("");
    boolean isFormula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    String safe = isFormula ? "'" + text : text;
    return safe.chars().anyMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0)
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
