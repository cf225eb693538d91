package org.bounceback.bounce.table;

import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.bounce.log.LogHost;

/**
 * The details that Exchange gives of a failed delivery, such as <code>
 * [{LED=550 5.1.1 ...};{MSG=};{FQDN=mx.example.com};{IP=192.0.2.1};{LRT=}]</code>.
 *
 * @param text the last error as Exchange wrote it
 * @param remote the server that Exchange tried, if it is named
 */
record LastError(String text, LogHost remote) {
  private static final String ERROR = "LED=";

  /** Parses a cell; empty if it has no such details. */
  static Optional<LastError> parse(String cell) {
    if (!cell.contains("{" + ERROR)) {
      return Optional.empty();
    }
    return field(cell, ERROR)
        .map(
            text ->
                new LastError(
                    text,
                    new LogHost(field(cell, "FQDN="), field(cell, "IP=").flatMap(Ip::parse))));
  }

  /** The braces of the last field are followed by a bracket or the end. */
  private static Optional<String> field(String cell, String name) {
    int start = cell.indexOf("{" + name);
    if (start < 0) {
      return Optional.empty();
    }
    int from = start + 1 + name.length();
    int end = cell.indexOf("};{", from);
    if (end < 0) {
      end = cell.indexOf("}]", from);
    }
    if (end < 0) {
      end = cell.endsWith("}") ? cell.length() - 1 : cell.length();
    }
    return Optional.of(cell.substring(from, end).strip()).filter(text -> !text.isEmpty());
  }
}
