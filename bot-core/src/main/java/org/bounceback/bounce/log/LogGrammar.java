package org.bounceback.bounce.log;

import java.util.List;

/**
 * The log format of one program. Implementations are safe for concurrent use, take linear time and
 * never throw, whatever the lines contain.
 */
public interface LogGrammar {
  /**
   * Reads the lines of a paste. Lines of other programs are skipped without an event.
   *
   * @param lines all lines in the order of the paste; lines that an earlier grammar read are absent
   */
  List<LogEvent> read(List<LogLine> lines);
}
