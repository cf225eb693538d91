package org.bounceback.ocr;

import com.google.re2j.Pattern;
import org.bounceback.data.Matches;

/**
 * Converts Tesseract's table of recognized words to text. An address is kept only if the
 * recognition is reliable: a wrong address is worse than none, because messages are sent to it and
 * lists are checked for it.
 */
final class TesseractTsvParser {
  /**
   * Columns of {@code tsv}: level, page, block, paragraph, line, word, four coordinates, then
   * these.
   */
  private static final int PARAGRAPH = 3;

  private static final int LINE = 4;
  private static final int CONFIDENCE = 10;
  private static final int WORD = 11;

  /**
   * In tests with generated images, correct addresses had a confidence of at least 85 of 100, wrong
   * ones less.
   */
  private static final double MIN_CONFIDENCE = 85;

  private static final String LEFT_OUT = "[?]";
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>()\\[\\]{}:;\"']{0,80}@[^\\s<>()\\[\\]:;\"']{0,255}");
  private static final Pattern IP = Pattern.compile("[0-9]{1,3}(?:[.,][0-9]{1,3}){3}");

  /** Adjacent characters that are easily confused, such as {@code 1l0}. */
  private static final Pattern ALIKE = Pattern.compile("[01IO|][01lIO|]|[01lIO|][01IO|]");

  private TesseractTsvParser() {}

  /** Returns the text, line by line, with a blank line between paragraphs. */
  static String text(String table) {
    var text = new StringBuilder();
    String line = "";
    String paragraph = "";
    for (String row : table.split("\n", -1)) {
      String[] cells = row.split("\t", -1);
      if (cells.length <= WORD || cells[WORD].isBlank() || !cells[CONFIDENCE].matches("[0-9.]+")) {
        continue;
      }
      String thisParagraph = cells[1] + " " + cells[2] + " " + cells[PARAGRAPH];
      String thisLine = thisParagraph + " " + cells[LINE];
      if (!text.isEmpty()) {
        String between = thisParagraph.equals(paragraph) ? "\n" : "\n\n";
        text.append(thisLine.equals(line) ? " " : between);
      }
      text.append(word(cells[WORD].strip(), Double.parseDouble(cells[CONFIDENCE])));
      line = thisLine;
      paragraph = thisParagraph;
    }
    return text.toString();
  }

  private static String word(String word, double confidence) {
    if (confidence < MIN_CONFIDENCE) {
      return IP.matcher(ADDRESS.matcher(word).replaceAll(LEFT_OUT)).replaceAll(LEFT_OUT);
    }
    return Matches.of(ADDRESS, word)
        .replaceAll(found -> ALIKE.matcher(found.whole()).find() ? LEFT_OUT : found.whole());
  }
}
