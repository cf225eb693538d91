package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.log.LogEvent.Access;
import org.bounceback.bounce.log.LogEvent.Rejection;

/**
 * Plesk's own lines beside those of Postfix: the results of its mail handlers, and failed logins.
 * Postfix logs the rejection of a handler itself, with the addresses; then the handler's line adds
 * nothing.
 */
final class PleskHandlers {
  private static final Pattern HANDLER =
      Pattern.compile("\\b(REJECT|DEFER) during call '([a-z0-9_-]{1,40})' handler");
  private static final Pattern LOGIN_FAILED =
      Pattern.compile("failed mail authentication attempt for user '([^'\\s]{1,320})'");

  private PleskHandlers() {}

  /**
   * Reads the lines.
   *
   * @param known what Postfix logged
   */
  static List<LogEvent> read(List<LogLine> lines, List<LogEvent> known) {
    boolean rejected = known.stream().anyMatch(Rejection.class::isInstance);
    return lines.stream()
        .map(line -> failedLogin(line).or(() -> rejected ? Optional.empty() : handler(line)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<LogEvent> handler(LogLine line) {
    if (!line.body().contains(" handler")) {
      return Optional.empty();
    }
    Matcher found = HANDLER.matcher(line.body());
    return found.find()
        ? Optional.of(
            new Rejection(
                line,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LogClient.UNKNOWN,
                "END-OF-MESSAGE",
                found.group(1).equals("DEFER") ? Outcome.REJECTED_TEMPORARILY : Outcome.REJECTED,
                found.group()))
        : Optional.empty();
  }

  private static Optional<LogEvent> failedLogin(LogLine line) {
    if (!line.body().contains("authentication attempt")) {
      return Optional.empty();
    }
    Matcher found = LOGIN_FAILED.matcher(line.body());
    return found.find()
        ? Optional.of(
            Access.failedLogin(
                line, Optional.of("smtp"), LogHost.NONE, Optional.of(found.group(1))))
        : Optional.empty();
  }
}
