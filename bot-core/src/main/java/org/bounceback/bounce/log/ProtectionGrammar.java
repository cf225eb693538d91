package org.bounceback.bounce.log;

import java.util.ArrayList;
import java.util.List;
import org.bounceback.bounce.log.LogEvent.Access;

/** The logs and alerts of programs that block addresses, such as CSF, fail2ban and cPHulk. */
final class ProtectionGrammar implements LogGrammar {
  private final ProtectionMessages messages = ProtectionMessages.load();

  @Override
  public List<LogEvent> read(List<LogLine> lines) {
    var events = new ArrayList<LogEvent>();
    for (LogLine line : lines) {
      messages.read(line).ifPresent(event -> events.add(new Access(line, event)));
    }
    return events;
  }
}
