package org.bounceback.bounce.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads fields such as {@code Status : Failed}, one or several on a line, as PowerShell's
 * Format-List writes them. A field that occurs again begins the next block.
 */
final class FieldBlocks {
  private static final int MAX_LINE = 8192;
  private static final int MAX_NAME = 40;
  private static final int MAX_COLONS = 60;
  private static final int INDENT = 8;

  private final ReportVocabulary vocabulary;

  /** A field name, with the offsets of its start and of its value. */
  private record Field(int start, int valueStart, String name, ReportColumn column) {}

  FieldBlocks(ReportVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Reads all blocks.
   *
   * @param used the positions of lines that are part of a table; gets those that are read here
   */
  List<ReportRow> read(List<String> lines, BitSet used) {
    var blocks = new ArrayList<ReportRow>();
    var block = new Block();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean isReadable = !used.get(i) && line.length() <= MAX_LINE && !line.isBlank();
      List<Field> fields = isReadable ? fields(line) : List.of();
      Optional<Field> label = isReadable ? label(lines, i, used) : Optional.empty();
      if (label.isPresent()) {
        if (block.names.contains(label.get().name())) {
          block.finish(blocks);
          block = new Block();
        }
        block.add(i, label.get(), lines.get(i + 1).strip());
        i++;
        continue;
      }
      if (fields.isEmpty()) {
        if (isReadable) {
          block.continueValue(line);
        }
        continue;
      }
      for (int j = 0; j < fields.size(); j++) {
        int end = j + 1 < fields.size() ? fields.get(j + 1).start() : line.length();
        Field field = fields.get(j);
        if (block.names.contains(field.name())) {
          block.finish(blocks);
          block = new Block();
        }
        block.add(i, field, line.substring(field.valueStart(), end).strip());
      }
    }
    block.finish(blocks);
    return blocks;
  }

  /** Returns the field whose name is a line of its own, with its value on the next line. */
  private Optional<Field> label(List<String> lines, int at, BitSet used) {
    String name = lines.get(at).strip();
    boolean hasValue = at + 1 < lines.size() && !used.get(at + 1) && !lines.get(at + 1).isBlank();
    return hasValue && vocabulary.column(lines.get(at + 1).strip()).isEmpty()
        ? vocabulary.column(name).map(column -> new Field(0, 0, ReportVocabulary.key(name), column))
        : Optional.empty();
  }

  private List<Field> fields(String line) {
    var fields = new ArrayList<Field>();
    int colon = line.indexOf(':');
    for (int i = 0; colon >= 0 && i < MAX_COLONS; i++) {
      int nameEnd = colon;
      while (nameEnd > 0 && line.charAt(nameEnd - 1) == ' ') {
        nameEnd--;
      }
      int start = nameStart(line, nameEnd);
      String name = line.substring(start, nameEnd);
      Optional<ReportColumn> column = name.isEmpty() ? Optional.empty() : vocabulary.column(name);
      if (column.isPresent()) {
        fields.add(new Field(start, colon + 1, ReportVocabulary.key(name), column.get()));
      }
      colon = line.indexOf(':', colon + 1);
    }
    return fields;
  }

  /** A name starts the line, or two spaces, a tab or a bar are before it. */
  private static int nameStart(String line, int nameEnd) {
    int start = nameEnd;
    while (start > 0 && nameEnd - start <= MAX_NAME) {
      char before = line.charAt(start - 1);
      boolean isGap = before == ' ' && start > 1 && line.charAt(start - 2) == ' ';
      if (before == '\t' || before == '|' || isGap) {
        break;
      }
      start--;
    }
    while (start < nameEnd && line.charAt(start) == ' ') {
      start++;
    }
    return start;
  }

  /** The fields of one block so far. */
  private static final class Block {
    private final ReportRow.Builder row = new ReportRow.Builder();
    private final Set<String> names = new HashSet<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder value = new StringBuilder();
    private Optional<ReportColumn> column = Optional.empty();
    private int line = -1;

    void add(int number, Field field, String first) {
      store();
      line = line < 0 ? number : line;
      names.add(field.name());
      column = Optional.of(field.column());
      value.append(first);
      text.append(text.isEmpty() ? "" : " | ").append(field.name()).append(": ").append(first);
    }

    /** Long values go on in indented lines. */
    void continueValue(String more) {
      boolean isIndented = more.length() > INDENT && more.substring(0, INDENT).isBlank();
      if (isIndented && column.isPresent() && value.length() < MAX_LINE) {
        value.append(' ').append(more.strip());
      } else {
        store();
      }
    }

    private void store() {
      column.ifPresent(each -> row.add(each, value.toString()));
      column = Optional.empty();
      value.setLength(0);
    }

    void finish(List<ReportRow> blocks) {
      store();
      if (!row.isEmpty()) {
        blocks.add(row.build(line, text.toString()));
      }
    }
  }
}
