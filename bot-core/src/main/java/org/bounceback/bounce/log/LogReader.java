package org.bounceback.bounce.log;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Reads pasted log lines of all known programs. Safe for concurrent use; never throws. */
public final class LogReader {
  private static final int MAX_LINES = 20_000;

  private final List<LogGrammar> grammars;

  private LogReader(List<LogGrammar> grammars) {
    this.grammars = List.copyOf(grammars);
  }

  /** Creates a reader of all programs. */
  public static LogReader create() {
    return new LogReader(
        List.of(
            new ProtectionGrammar(),
            new PostfixGrammar(),
            new SendmailGrammar(),
            new DovecotGrammar(),
            new QmailGrammar(),
            new OpenSmtpdGrammar(),
            new CourierGrammar(),
            new AmavisGrammar(),
            new EximGrammar()));
  }

  /**
   * Reads the lines of a paste. Lines that are no log lines are skipped.
   *
   * @param pasted the lines as pasted
   */
  public LogReport read(List<String> pasted) {
    var leftOut = new ArrayList<String>();
    if (pasted.size() > MAX_LINES) {
      leftOut.add("log lines after the first " + MAX_LINES);
    }
    List<LogLine> lines =
        WrappedLines.unwrap(pasted.subList(0, Math.min(pasted.size(), MAX_LINES)));
    var events = new ArrayList<LogEvent>();
    var taken = new BitSet();
    for (LogGrammar grammar : grammars) {
      List<LogEvent> found =
          grammar.read(lines.stream().filter(line -> !taken.get(line.number())).toList());
      found.forEach(event -> taken.set(event.line().number()));
      events.addAll(found);
    }
    events.sort(Comparator.comparingInt(event -> event.line().number()));
    return LogJoiner.join(events, leftOut);
  }
}
