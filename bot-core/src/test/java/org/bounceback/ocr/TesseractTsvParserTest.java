package org.bounceback.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TesseractTsvParserTest {
  private static final String HEAD =
      "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf"
          + "\ttext\n";

  @Test
  void linesAndParagraphsAreRestored() {
    String table = HEAD + row(1, 1, 96, "User") + row(1, 1, 96, "unknown") + row(1, 2, 96, "550");

    assertEquals("User unknown\n550\n\nBye", TesseractTsvParser.text(table + row(2, 1, 96, "Bye")));
  }

  @Test
  void emptyAndInvalidRowsAreIgnored() {
    assertEquals("", TesseractTsvParser.text(HEAD + row(1, 1, -1, "") + "5\t1\n\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "90, <jo@example.org>:, <jo@example.org>:",
    "70, <jo@example.org>:, <[?]>:",
    "90, bill10l@example.com, [?]",
    "90, user1O@example.com, [?]",
    "90, hello@example.com, hello@example.com",
    "90, mx.example.org[203.0.113.110], mx.example.org[203.0.113.110]",
    "70, mx.example.org[203.0.113.110], mx.example.org[[?]]",
    "70, '198,51.100.18', [?]",
    "70, User, User",
  })
  void onlyReliableAddressesAreKept(double confidence, String word, String kept) {
    assertEquals(kept, TesseractTsvParser.text(HEAD + row(1, 1, confidence, word)));
  }

  private static String row(int paragraph, int line, double confidence, String word) {
    return "5\t1\t1\t%d\t%d\t1\t0\t0\t9\t9\t%s\t%s\n".formatted(paragraph, line, confidence, word);
  }
}
