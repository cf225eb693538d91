package org.bounceback.bounce.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.log.AccessEvent;
import org.bounceback.bounce.table.RowInterpreter.PlacedEntry;

/**
 * Reads tables and fields of delivery reports that were pasted, whatever separates their cells and
 * in whatever order their columns are. Safe for concurrent use; never throws.
 */
public final class PastedReportReader {
  private static final int MAX_LINES = 20_000;

  private final ReportVocabulary vocabulary;
  private final RowInterpreter interpreter;

  private PastedReportReader(ReportVocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.interpreter = new RowInterpreter(vocabulary);
  }

  /** Creates a reader with the bundled names of columns. */
  public static PastedReportReader create() {
    return new PastedReportReader(ReportVocabulary.load());
  }

  /** Reads the lines of a paste. */
  public PastedReport read(List<String> pasted) {
    List<String> lines = pasted.subList(0, Math.min(pasted.size(), MAX_LINES));
    var used = new BitSet();
    List<ReportRow> tables = new TableScanner(vocabulary).scan(lines, used);
    List<ReportRow> blocks = new FieldBlocks(vocabulary).read(lines, used);
    var context = Context.of(tables, blocks);
    var placed = new ArrayList<PlacedEntry>();
    var accessEvents = new ArrayList<AccessEvent>();
    for (ReportRow row : tables) {
      if (LoginRow.isLogin(row)) {
        accessEvents.add(LoginRow.event(row));
      } else {
        placed.addAll(entries(row, context));
      }
    }
    for (ReportRow block : blocks) {
      if (isReport(block)) {
        placed.addAll(entries(block, context));
      }
    }
    placed.sort(Comparator.comparingInt(PlacedEntry::line));
    return new PastedReport(ReportJoiner.join(placed), accessEvents, rest(pasted, used));
  }

  private List<PlacedEntry> entries(ReportRow row, Context context) {
    boolean isOwn = row.get(ReportColumn.RECIPIENT).isPresent();
    ReportRow complete =
        isOwn
            ? row
            : row.withDefault(ReportColumn.RECIPIENT, context.recipient)
                .withDefault(ReportColumn.SENDER, context.sender)
                .withDefault(ReportColumn.SUBJECT, context.subject);
    return interpreter.entries(complete, isOwn);
  }

  /** Fields of other texts have some of the same names. */
  private boolean isReport(ReportRow block) {
    boolean hasEvent = block.get(ReportColumn.EVENT).flatMap(vocabulary::event).isPresent();
    boolean hasError = block.get(ReportColumn.RESULT).flatMap(LastError::parse).isPresent();
    boolean isAboutMail =
        hasError
            || block.get(ReportColumn.MESSAGE_ID).isPresent()
            || block.get(ReportColumn.SENDER).filter(ReportCell::isAddress).isPresent();
    return (hasEvent || hasError) && isAboutMail;
  }

  private static List<String> rest(List<String> pasted, BitSet used) {
    if (used.isEmpty()) {
      return pasted;
    }
    var rest = new ArrayList<>(pasted);
    used.stream().forEach(line -> rest.set(line, ""));
    return rest;
  }

  /** The message that the rows of an event table are about, if the paste names exactly one. */
  private record Context(
      Optional<String> sender, Optional<String> recipient, Optional<String> subject) {

    static Context of(List<ReportRow> tables, List<ReportRow> blocks) {
      var all = new ArrayList<>(blocks);
      all.addAll(tables);
      return new Context(
          only(all, ReportColumn.SENDER),
          only(all, ReportColumn.RECIPIENT),
          only(all, ReportColumn.SUBJECT));
    }

    private static Optional<String> only(List<ReportRow> rows, ReportColumn column) {
      Set<String> different = new HashSet<>();
      Optional<String> value = Optional.empty();
      for (ReportRow row : rows) {
        Optional<String> cell = row.get(column);
        cell.ifPresent(text -> different.add(text.toLowerCase(Locale.ROOT)));
        value = value.or(() -> cell);
      }
      return value.filter(text -> different.size() == 1);
    }
  }
}
