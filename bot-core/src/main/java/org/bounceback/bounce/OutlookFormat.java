package org.bounceback.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Outlook itself shows when its server refuses a mail at once: recipients by name, each with
 * the server's words in quotes.
 */
final class OutlookFormat implements Format {
  private static final Pattern NAME = Pattern.compile("^\\s*'([^']{1,200})' on \\S.*");
  private static final Pattern ERROR = Pattern.compile("Server error: '(.{1,2000})'\\s*$");

  @Override
  public Optional<Reading> read(Report report) {
    if (!report.fromServer() || !report.words().contains("Server error: '")) {
      return Optional.empty();
    }
    var names = new ArrayList<String>();
    var attempts = new ArrayList<Attempt>();
    for (String line : report.lines()) {
      Matcher name = NAME.matcher(line);
      Matcher error = ERROR.matcher(line);
      if (name.matches()) {
        names.add(name.group(1));
      } else if (error.find()) {
        String reply = error.group(1);
        names.forEach(who -> attempts.add(Attempt.told(who, Action.FAILED, reply)));
        names.clear();
      }
    }
    return attempts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Reading(Kind.FAILURE, List.copyOf(attempts), Optional.empty()));
  }
}
