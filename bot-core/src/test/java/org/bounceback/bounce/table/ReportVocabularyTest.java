package org.bounceback.bounce.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.bounceback.bounce.log.Outcome;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.junit.jupiter.api.Test;

class ReportVocabularyTest {
  private final ReportVocabulary vocabulary = ReportVocabulary.load();

  private static Table columns(String rows) {
    return Table.parse("columns.tsv", "column\tnames\n" + rows);
  }

  private static Table events(String rows) {
    return Table.parse("events.tsv", "outcome\twords\n" + rows);
  }

  @Test
  void findsEveryBundledName() {
    String name = "report-columns.tsv";
    for (var row : Table.parse(name, Resources.text(ReportVocabulary.class, name)).rows()) {
      for (String each : row.getOrDefault("names", "").split("\\|", -1)) {
        assertEquals(
            ReportColumn.find(row.getOrDefault("column", "")), vocabulary.column(each), each);
      }
    }
  }

  @Test
  void findsEveryBundledWord() {
    String name = "report-events.tsv";
    for (var row : Table.parse(name, Resources.text(ReportVocabulary.class, name)).rows()) {
      for (String each : row.getOrDefault("words", "").split("\\|", -1)) {
        String code =
            vocabulary
                .event(each)
                .orElseThrow(() -> new AssertionError(each))
                .outcome()
                .map(Outcome::code)
                .orElse("ignored");
        assertEquals(row.get("outcome"), code, each);
      }
    }
  }

  @Test
  void ignoresCaseSpacesPunctuationAndUnits() {
    assertEquals(Optional.of(ReportColumn.RECIPIENT), vocabulary.column("recipient_ADDRESS"));
    assertEquals(Optional.of(ReportColumn.TIME), vocabulary.column("Date (UTC+01:00)"));
    assertEquals(Optional.of(ReportColumn.RECIPIENT), vocabulary.column("Recipient(s)"));
    assertEquals(Optional.empty(), vocabulary.column("Price"));
  }

  @Test
  void rejectsInvalidRows() {
    assertThrows(
        InvalidDataException.class,
        () -> ReportVocabulary.of(columns("price\tPrice\n"), events("")));
    assertThrows(
        InvalidDataException.class,
        () -> ReportVocabulary.of(columns(""), events("vanished\tGone\n")));
    assertThrows(
        InvalidDataException.class,
        () -> ReportVocabulary.of(columns("id\tCode\nuser\tCode\n"), events("")));
    assertTrue(
        ReportVocabulary.of(columns("id\tCode\n"), events("failed\tGone\n"))
            .event("gone")
            .isPresent());
  }
}
