package org.bounceback.bounce.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.log.LogEvent.Access;

/** The logs and alerts of programs that block addresses, such as CSF, fail2ban and cPHulk. */
final class ProtectionGrammar implements LogGrammar {
  private static final String JAIL = "Status for the jail: ";
  private static final String FAIL2BAN = "fail2ban";

  private final ProtectionMessages messages = ProtectionMessages.load();

  @Override
  public List<LogEvent> read(List<LogLine> lines) {
    var events = new ArrayList<LogEvent>();
    Optional<String> rule = Optional.empty();
    for (LogLine line : lines) {
      int jail = line.text().indexOf(JAIL);
      if (jail >= 0) {
        String name = line.text().substring(jail + JAIL.length()).strip();
        rule = Optional.of(FAIL2BAN + " (" + name + ")");
      }
      Optional<AccessEvent> event = messages.read(line);
      if (event.isPresent()) {
        boolean namesNoJail = event.get().rule().equals(Optional.of(FAIL2BAN));
        rule = namesNoJail ? rule.or(event.get()::rule) : event.get().rule();
        events.add(new Access(line, namesNoJail ? withRule(event.get(), rule) : event.get()));
      }
    }
    return events;
  }

  /** A status or an alert names the jail in an earlier line. */
  private static AccessEvent withRule(AccessEvent event, Optional<String> rule) {
    return new AccessEvent(
        event.kind(),
        event.time(),
        event.server(),
        event.service(),
        event.client(),
        event.login(),
        rule,
        event.text());
  }
}
