package org.bounceback.hosting;

import java.util.List;

/**
 * The log lines of our servers about a message.
 *
 * @param lines oldest first
 * @param checkedServers the servers whose logs were searched
 * @param failures why others were not, one sentence each
 */
public record MailLogReport(
    List<MailLogLine> lines, List<String> checkedServers, List<String> failures) {
  public MailLogReport {
    lines = List.copyOf(lines);
    checkedServers = List.copyOf(checkedServers);
    failures = List.copyOf(failures);
  }
}
