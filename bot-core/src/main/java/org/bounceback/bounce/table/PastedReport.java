package org.bounceback.bounce.table;

import java.util.List;
import org.bounceback.bounce.log.AccessEvent;
import org.bounceback.bounce.log.LogEntry;

/**
 * What the pasted tables of a text contain.
 *
 * @param entries one for each message and recipient, in the order of the rows
 * @param accessEvents the failed logins and blocks
 * @param rest all lines; those that are part of a table are empty
 */
public record PastedReport(
    List<LogEntry> entries, List<AccessEvent> accessEvents, List<String> rest) {
  public PastedReport {
    entries = List.copyOf(entries);
    accessEvents = List.copyOf(accessEvents);
    rest = List.copyOf(rest);
  }
}
