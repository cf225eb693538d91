package org.bounceback.hosting;

import java.util.List;

/**
 * What our servers' logs have on a mail.
 *
 * @param lines oldest first
 * @param asked which servers' logs were looked through
 * @param trouble why others were not, a sentence each
 */
public record MailLogReport(List<MailLogLine> lines, List<String> asked, List<String> trouble) {
  public MailLogReport {
    lines = List.copyOf(lines);
    asked = List.copyOf(asked);
    trouble = List.copyOf(trouble);
  }
}
