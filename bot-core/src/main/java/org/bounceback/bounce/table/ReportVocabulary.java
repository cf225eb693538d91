package org.bounceback.bounce.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.bounce.log.Outcome;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/**
 * The names of columns and the words for events in delivery reports, by product and language.
 * Immutable.
 */
final class ReportVocabulary {
  private static final String COLUMNS = "report-columns.tsv";
  private static final String EVENTS = "report-events.tsv";
  private static final String IGNORED = "ignored";
  private static final int MAX_WORD = 60;

  private final Map<String, ReportColumn> columns;
  private final Map<String, Event> events;

  /**
   * An event.
   *
   * @param outcome what became of the message; empty if the event does not say it
   */
  record Event(Optional<Outcome> outcome) {}

  private ReportVocabulary(Map<String, ReportColumn> columns, Map<String, Event> events) {
    this.columns = Map.copyOf(columns);
    this.events = Map.copyOf(events);
  }

  /** Loads the bundled names and words. */
  static ReportVocabulary load() {
    return of(
        Table.parse(COLUMNS, Resources.text(ReportVocabulary.class, COLUMNS)),
        Table.parse(EVENTS, Resources.text(ReportVocabulary.class, EVENTS)));
  }

  /**
   * Creates a vocabulary.
   *
   * @throws InvalidDataException if a row has an unknown code, or if a name has two meanings
   */
  static ReportVocabulary of(Table columnTable, Table eventTable) {
    var columns = new HashMap<String, ReportColumn>();
    for (Map<String, String> row : columnTable.rows()) {
      String code = row.getOrDefault("column", "");
      ReportColumn column =
          ReportColumn.find(code)
              .orElseThrow(() -> invalid(columnTable, "unknown column \"" + code + "\""));
      addAll(columnTable, columns, row.getOrDefault("names", ""), column);
    }
    var events = new HashMap<String, Event>();
    for (Map<String, String> row : eventTable.rows()) {
      addAll(eventTable, events, row.getOrDefault("words", ""), event(eventTable, row));
    }
    return new ReportVocabulary(columns, events);
  }

  private static Event event(Table table, Map<String, String> row) {
    String code = row.getOrDefault("outcome", "");
    if (code.equals(IGNORED)) {
      return new Event(Optional.empty());
    }
    return new Event(
        Optional.of(
            Arrays.stream(Outcome.values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> invalid(table, "unknown outcome \"" + code + "\""))));
  }

  private static <V> void addAll(Table table, Map<String, V> all, String words, V meaning) {
    for (String word : List.of(words.split("\\|", -1))) {
      String key = key(word);
      V other = all.putIfAbsent(key, meaning);
      if (key.isEmpty() || (other != null && !other.equals(meaning))) {
        throw invalid(table, "the name \"" + word + "\" is empty or has two meanings");
      }
    }
  }

  private static InvalidDataException invalid(Table table, String problem) {
    return new InvalidDataException(table.name() + ": " + problem);
  }

  /** Returns the column with that name. */
  Optional<ReportColumn> column(String name) {
    return name.length() > MAX_WORD
        ? Optional.empty()
        : Optional.ofNullable(columns.get(key(name)));
  }

  /** Returns the event with that name. */
  Optional<Event> event(String word) {
    return word.length() > MAX_WORD ? Optional.empty() : Optional.ofNullable(events.get(key(word)));
  }

  /** Returns the letters and digits in lower case, without a unit such as {@code (UTC)}. */
  static String key(String name) {
    int unit = name.lastIndexOf('(');
    boolean hasUnit = unit > 0 && name.strip().endsWith(")") && name.charAt(unit - 1) == ' ';
    String text = hasUnit ? name.substring(0, unit) : name;
    var key = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(key::appendCodePoint);
    return key.toString();
  }
}
