package org.bounceback.hosting;

import java.util.List;

/**
 * The log lines of our servers about a message.
 *
 * @param lines oldest first
 * @param asked the servers whose logs were searched
 * @param trouble why others were not, one sentence each
 */
public record MailLogReport(List<MailLogLine> lines, List<String> asked, List<String> trouble) {
  public MailLogReport {
    lines = List.copyOf(lines);
    asked = List.copyOf(asked);
    trouble = List.copyOf(trouble);
  }
}
