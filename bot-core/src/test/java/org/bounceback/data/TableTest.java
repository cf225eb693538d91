package org.bounceback.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void commentsAndBlankLinesAreIgnored() {
    String text =
        "# a comment\n\nzone\tweight\n# another\nbl.example\thigh\n   \nxbl.example\tlow\n";

    assertEquals(
        new Table(
            "a.tsv",
            List.of("zone", "weight"),
            List.of(
                Map.of("zone", "bl.example", "weight", "high"),
                Map.of("zone", "xbl.example", "weight", "low"))),
        Table.parse("a.tsv", text));
  }

  @Test
  void cellsAreStrippedAndMissingOnesAreEmpty() {
    String text = "zone \t weight\tnotes\r\n bl.example\t high \r\nxbl.example\t\tn\tone too many";

    assertEquals(
        new Table(
            "a.tsv",
            List.of("zone", "weight", "notes"),
            List.of(
                Map.of("zone", "bl.example", "weight", "high", "notes", ""),
                Map.of("zone", "xbl.example", "weight", "", "notes", "n"))),
        Table.parse("a.tsv", text));
  }

  @Test
  void aTableWithoutLinesHasNoColumns() {
    assertEquals(
        new Table("a.tsv", List.of(), List.of()), Table.parse("a.tsv", "# only a comment\n"));
  }

  @Test
  void theErrorForAMissingResourceContainsItsName() {
    var complaint =
        assertThrows(
            IllegalArgumentException.class, () -> Resources.text(Table.class, "absent.tsv"));

    assertEquals("org.bounceback.data has no file absent.tsv", complaint.getMessage());
  }
}
