package org.bounceback.bounce.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.bounce.text.AhoCorasickMatcher;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/**
 * The texts of mail servers with a control panel, from {@code panel-texts.tsv}. One scan of a text
 * finds those that can be in it. Immutable.
 */
public final class PanelTexts {
  private static final String FILE = "panel-texts.tsv";
  private static final String NONE = "-";
  private static final int MIN_PART = 6;
  private static final int MAX = 16 * 1024;

  private final List<Entry> entries;
  private final AhoCorasickMatcher firstParts;

  private PanelTexts(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    this.firstParts =
        new AhoCorasickMatcher(entries.stream().map(entry -> entry.parts().get(0)).toList());
  }

  /** A text in lower case, in parts that occur in this order. */
  private record Entry(PanelText text, List<String> parts) {

    boolean isIn(String lowerCase) {
      int from = 0;
      for (String part : parts) {
        int at = lowerCase.indexOf(part, from);
        if (at < 0) {
          return false;
        }
        from = at + part.length();
      }
      return true;
    }
  }

  /** Loads the bundled table. */
  public static PanelTexts load() {
    return of(Table.parse(FILE, Resources.text(PanelTexts.class, FILE)), PanelSettings.load());
  }

  /**
   * Reads a table.
   *
   * @throws InvalidDataException if a row is incomplete or names a setting that does not exist
   */
  static PanelTexts of(Table table, PanelSettings settings) {
    var entries = new ArrayList<Entry>();
    var ids = new HashSet<String>();
    for (Map<String, String> row : table.rows()) {
      Entry entry = entry(row);
      PanelText text = entry.text();
      if (!ids.add(text.id())) {
        throw new InvalidDataException("%s: %s occurs twice".formatted(FILE, text.id()));
      }
      if (text.setting().filter(id -> settings.path(id, text.product()).isEmpty()).isPresent()) {
        throw new InvalidDataException(
            "%s: %s has a setting without a menu path".formatted(FILE, text.id()));
      }
      entries.add(entry);
    }
    return new PanelTexts(entries);
  }

  private static Entry entry(Map<String, String> row) {
    String writtenTo = cell(row, "written_to");
    if (!writtenTo.equals("users") && !writtenTo.equals("anyone")) {
      throw new InvalidDataException("%s: unknown written_to \"%s\"".formatted(FILE, writtenTo));
    }
    List<String> parts = Arrays.asList(cell(row, "text").split(" … ", -1));
    for (String part : parts) {
      if (part.length() < MIN_PART || !part.equals(part.toLowerCase(Locale.ROOT))) {
        throw new InvalidDataException("%s: not a text: \"%s\"".formatted(FILE, part));
      }
    }
    cell(row, "source");
    return new Entry(
        new PanelText(
            cell(row, "id"),
            cell(row, "product"),
            writtenTo.equals("users"),
            Optional.of(cell(row, "setting")).filter(setting -> !setting.equals(NONE))),
        parts);
  }

  private static String cell(Map<String, String> row, String column) {
    String cell = row.getOrDefault(column, "");
    if (cell.isEmpty()) {
      throw new InvalidDataException("%s: no %s in %s".formatted(FILE, column, row));
    }
    return cell;
  }

  /** Returns the first text of the table that occurs in {@code text}; its beginning is searched. */
  public Optional<PanelText> find(String text) {
    String start = text.substring(0, Math.min(text.length(), MAX)).toLowerCase(Locale.ROOT);
    String flat = flat(start);
    BitSet candidates = firstParts.findAll(flat);
    return candidates.stream()
        .mapToObj(entries::get)
        .filter(entry -> entry.isIn(flat))
        .map(Entry::text)
        .findFirst();
  }

  /** Returns all texts, in the order of the table. */
  List<PanelText> all() {
    return entries.stream().map(Entry::text).toList();
  }

  /** Returns the text on one line, with one space for any white space. */
  private static String flat(String text) {
    var flat = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isSpace = c <= ' ' || c == '\u00a0';
      if (!isSpace) {
        flat.append(c);
      } else if (flat.length() > 0 && flat.charAt(flat.length() - 1) != ' ') {
        flat.append(' ');
      }
    }
    return flat.toString();
  }
}
