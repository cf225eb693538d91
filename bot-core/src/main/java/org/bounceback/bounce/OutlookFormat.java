package org.bounceback.bounce;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Outlook itself shows when its server refuses a mail at once: recipients by name, each with
 * the server's words in quotes.
 */
final class OutlookFormat implements Format {
  private static final Pattern NAME = Pattern.compile("^\\s*'([^']{1,200})' on \\S.*");
  private static final Pattern ERROR = Pattern.compile("Server error: '(.+)'\\s*$");

  /** The longest reply in the window, in characters. */
  private static final int LONGEST = 2000;

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
      } else if (error.find() && error.group(1).length() <= LONGEST) {
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
